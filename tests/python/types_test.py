# SPDX-License-Identifier: Apache-2.0
"""The types that the package declares are those of the values it gives."""
import ast
import dataclasses
import pathlib
import re
import types
import typing

import pytest

import wirestem
from wirestem import _core

PACKAGE = pathlib.Path(wirestem.__file__).parent
STUB = ast.parse((PACKAGE / "_core.pyi").read_text("utf-8"))


def stub_functions(body):
    """Name → parameters, of the functions of a module or class in the stub."""
    return {node.name: [a.arg for a in node.args.args if a.arg != "self"]
            for node in body if isinstance(node, ast.FunctionDef)}


def compiled_parameters(function):
    """As pybind11 writes them at the head of the docstring."""
    inside = re.match(r"\w+\((.*)\) -> ", function.__doc__)[1]
    return [name for name in re.findall(r"(\w+): ", re.sub(r"\[[^\]]*\]", "", inside))
            if name != "self"]


def fits(value, hint):
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return any(fits(value, one) for one in arguments)
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(item, arguments[0]) for item in value)
    if hint is float:
        return isinstance(value, (int, float))
    return isinstance(value, hint)


def misfits(value, seen):
    """Every field of a record, and of the records in it, whose value is not of its type."""
    if isinstance(value, tuple):
        return [fault for item in value for fault in misfits(item, seen)]
    if not dataclasses.is_dataclass(value) or id(value) in seen:
        return []
    seen.add(id(value))
    hints = typing.get_type_hints(type(value))
    faults = []
    for field in dataclasses.fields(value):
        own = getattr(value, field.name)
        if not fits(own, hints[field.name]):
            faults.append(f"{type(value).__name__}.{field.name}: {own!r}")
        faults += misfits(own, seen)
    return faults


def test_the_stub_has_the_functions_of_the_compiled_module():
    declared = stub_functions(STUB.body)
    compiled = {name for name in vars(_core) if callable(getattr(_core, name))} - {"Dossier"}
    assert set(declared) == {name for name in compiled if not name.startswith("_")}
    for name, parameters in declared.items():
        assert compiled_parameters(getattr(_core, name)) == parameters, name


def test_the_stub_has_the_methods_of_the_compiled_class():
    in_stub, = (node for node in STUB.body if isinstance(node, ast.ClassDef))
    declared = stub_functions(in_stub.body)
    assert set(declared) == {name for name in vars(_core.Dossier) if not name.startswith("_")}
    for name, parameters in declared.items():
        compiled = compiled_parameters(getattr(_core.Dossier, name))
        assert [p for p in compiled if p != "arg0"] == parameters, name


def test_every_record_of_a_dossier_is_of_the_types_it_declares(made):
    seen = set()
    faults = misfits(made.articles + made.stories + made.skipped, seen)
    assert not faults
    assert len(seen) > 100


def test_findings_are_of_the_types_they_declare():
    found = wirestem.findings('"No," said Greta Holm on Monday to the Guardian.', "en")
    assert not misfits(found, set())
    assert not misfits(found.attributions, set())


def test_the_checker_sees_a_wrong_type():
    section = wirestem.Section(start="0", end=1, role="body", language="en")
    assert misfits(section, set()) == ["Section.start: '0'"]


def test_what_is_public_is_there_and_typed():
    pandas = pytest.importorskip("pandas")
    assert (PACKAGE / "py.typed").exists()
    for name in wirestem.__all__:
        thing = getattr(wirestem, name)
        if isinstance(thing, types.FunctionType):
            assert "return" in typing.get_type_hints(thing), name
    for name, method in vars(wirestem.Dossier).items():
        if isinstance(method, types.FunctionType) and not name.startswith("_"):
            assert "return" in typing.get_type_hints(method, localns={"pandas": pandas}), name
