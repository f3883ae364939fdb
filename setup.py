# SPDX-License-Identifier: Apache-2.0
"""Builds the Python package's compiled module by CMake; pyproject.toml says the rest.

    pip install --no-build-isolation .      # with Debian's setuptools and pybind11-dev
    pip install .                           # where PyPI can be reached

WIRESTEM_BUILD_FOLDER=build/release takes the module from a build that is there already.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import sysconfig

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = pathlib.Path(__file__).resolve().parent


def version():
    return re.search(r"project\(wirestem VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text())[1]


def pybind11_folder():
    """Where pybind11's CMake package is, if it came from PyPI; CMake finds Debian's by itself."""
    try:
        import pybind11
    except ImportError:
        return []
    return [f"-Dpybind11_DIR={pybind11.get_cmake_dir()}"]


class BuildByCMake(build_ext):
    def build_extension(self, extension):
        given = os.environ.get("WIRESTEM_BUILD_FOLDER")
        build = pathlib.Path(given or self.build_temp).resolve()
        if not given:
            self.configure(build)
        jobs = ["--parallel", str(os.cpu_count() or 1)]
        subprocess.run(["cmake", "--build", build, "--target", "wirestem_core", *jobs], check=True)
        module = build / "python" / "wirestem" / ("_core" + sysconfig.get_config_var("EXT_SUFFIX"))
        target = pathlib.Path(self.get_ext_fullpath(extension.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(module, target)

    def configure(self, build):
        build.mkdir(parents=True, exist_ok=True)
        generator = ["-G", "Ninja"] if shutil.which("ninja") else []
        subprocess.run(["cmake", "-S", ROOT, "-B", build, *generator, "-DCMAKE_BUILD_TYPE=Release",
                        "-DBUILD_TESTING=OFF", "-DWIRESTEM_PYTHON=ON",
                        f"-DPython_EXECUTABLE={sys.executable}", *pybind11_folder()], check=True)


setup(version=version(), ext_modules=[Extension("wirestem._core", sources=[])],
      cmdclass={"build_ext": BuildByCMake})
