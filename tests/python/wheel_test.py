# SPDX-License-Identifier: Apache-2.0
"""The package as pip builds it, with the module that is compiled already."""
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = os.environ.get("WIRESTEM_BUILD_FOLDER")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    if not BUILD:
        pytest.skip("WIRESTEM_BUILD_FOLDER names no build folder")
    pytest.importorskip("setuptools")
    pytest.importorskip("wheel")
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"  # pip leaves files beside setup.py
    source.mkdir()
    for name in ("pyproject.toml", "setup.py", "CMakeLists.txt", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "python", source / "python",
                    ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    done = subprocess.run([sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps",
                           "--no-index", "--wheel-dir", folder, source], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_holds_the_module_its_types_and_nothing_else(wheel):
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert all(name.startswith("wirestem/") for name in names)
    assert {"wirestem/py.typed", "wirestem/_core.pyi", "wirestem/__init__.py"} <= set(names)
    assert len([name for name in names if name.endswith(".so")]) == 1


def test_is_of_this_version_and_licence(wheel):
    archive = zipfile.ZipFile(wheel)
    metadata = next(n for n in archive.namelist() if n.endswith("METADATA"))
    text = archive.read(metadata).decode()
    import wirestem
    assert f"\nVersion: {wirestem.__version__}\n" in text
    assert "Apache-2.0" in text


def test_can_be_imported_from_where_it_was_unpacked(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = ("import wirestem\n"
            "d = wirestem.dossier_of([{'id': 'a', 'text': 'The mill is closed.'}])\n"
            "print(wirestem.__file__, len(d.articles))\n")
    done = subprocess.run([sys.executable, "-B", "-c", code], check=True, capture_output=True,
                          text=True, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path)})
    assert done.stdout.split() == [str(tmp_path / "wirestem" / "__init__.py"), "1"]
