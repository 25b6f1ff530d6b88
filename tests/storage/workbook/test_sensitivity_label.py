"""Sensitivity labels: those a file came with are in the next one, through saving, editing and the journal."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from smp_workbench.domain.edit import SetDetail
from smp_workbench.domain.sensitivity import Sensitivity
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import HostileFile
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash, read_exact, write_exact
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.sensitivity_label import PART, RELATION
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.libreoffice import LibreOffice
from tests.storage.workbook.mangled import with_part
from tests.storage.workbook.rich_workbook import rich_workbook

GUID = "3de9faa6-9fe1-49b3-9a08-227a296b54a6"
LABELS = Sensitivity(
    (
        (f"MSIP_Label_{GUID}_Enabled", "true"),
        (f"MSIP_Label_{GUID}_Name", "OFFICIAL <sensitive> & \"more\" 'é'"),
        (f"MSIP_Label_{GUID}_ContentBits", "0"),
    ),
    ((("id", "{" + GUID + "}"), ("enabled", "1"), ("method", "A & <B> \"C\" 'd'"), ("removed", "0")),),
)
MANY = '<a:label id="1"/>' * 5_000
NAMESPACE = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"


@pytest.fixture(scope="module")
def labelled() -> Workbook:
    return replace(rich_workbook(), sensitivity=LABELS)


@pytest.fixture(scope="module")
def data(labelled: Workbook) -> bytes:
    return workbook_bytes(labelled)


def with_label_part(data: bytes, xml: str) -> bytes:
    return with_part(data, re.escape(PART), lambda _: xml)


def with_property(data: bytes, name: str, value: str) -> bytes:
    entry = (
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="99" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"
    )
    return with_part(data, "docProps/custom.xml", lambda xml: xml.replace("</Properties>", entry))


def test_that_labels_come_back_with_the_file(data: bytes, labelled: Workbook) -> None:
    result = read_workbook(data, "labelled.xlsx")
    assert (result.workbook, result.findings) == (labelled, ())


def test_that_labels_are_no_part_of_the_content(labelled: Workbook) -> None:
    plain = rich_workbook()
    assert content_hash(labelled.assessment) == content_hash(plain.assessment)
    assert Package(workbook_bytes(plain), "plain.xlsx").labels(RELATION) == []


def test_that_labels_added_by_office_are_in_the_next_file_after_an_edit(tmp_path: Path) -> None:
    path, again = tmp_path / "plan.xlsx", tmp_path / "again.xlsx"
    path.write_bytes(with_property(workbook_bytes(rich_workbook()), "MSIP_Label_abc_Enabled", "true"))
    read = load(path)
    assert read.findings == ()
    session = Session(read.workbook)
    session.apply(SetDetail("area", "Elsewhere"))
    session.commit("Relabelled")
    save(session.workbook, again, None)
    assert openpyxl.load_workbook(again).custom_doc_props["MSIP_Label_abc_Enabled"].value == "true"


def test_that_labels_are_in_the_exact_form_that_a_journal_holds(labelled: Workbook) -> None:
    assert read_exact(write_exact(labelled, Workbook), Workbook, "It") == labelled
    assert "sensitivity" not in write_exact(rich_workbook(), Workbook)


def test_that_the_part_for_labels_is_one_that_office_finds(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read(PART).decode()
        assert f'PartName="/{PART}"' in package.read("[Content_Types].xml").decode()
        assert f'Target="{PART}"' in package.read("_rels/.rels").decode()
        assert package.namelist()[0] == "[Content_Types].xml"
    assert f'<clbl:labelList xmlns:clbl="{NAMESPACE}"><clbl:label id="{{{GUID}}}"' in part
    assert "A &amp; &lt;B&gt;" in part


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MSIP_Label_" + "x" * 5_000, "true"),
        ("MSIP_Label_abc_Name", "x" * 5_000),
        ("MSIP_Label_a&lt;b&gt;", "true"),
        ("MSIP_Label_abc_Name", "two\nlines"),
    ],
)
def test_that_a_property_of_another_form_is_left_out_and_listed(
    data: bytes, labelled: Workbook, name: str, value: str
) -> None:
    result = read_workbook(with_property(data, name, value), "hostile.xlsx")
    (finding,) = result.findings
    assert "sensitivity label" in finding.sentence.english()
    assert result.workbook == labelled


def test_that_more_properties_than_any_file_has_are_left_out_and_listed(data: bytes) -> None:
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{place}"'
        f' name="MSIP_Label_{place}_Name"><vt:lpwstr>x</vt:lpwstr></property>'
        for place in range(100, 2_000)
    )
    many = with_part(
        data, "docProps/custom.xml", lambda xml: xml.replace("</Properties>", f"{entries}</Properties>")
    )
    result = read_workbook(many, "hostile.xlsx")
    assert len(result.workbook.sensitivity.properties) == 200
    assert len(result.findings) == 1


@pytest.mark.parametrize(
    "xml",
    [
        "not XML",
        f'<a:labelList xmlns:a="{NAMESPACE}"><a:label id="{"x" * 9_000}"/></a:labelList>',
        f'<a:labelList xmlns:a="{NAMESPACE}">{MANY}</a:labelList>',
        f'<a:labelList xmlns:a="{NAMESPACE}"><a:label a:other="1" id="1"/></a:labelList>',
    ],
    ids=["no xml", "long", "many", "foreign attribute"],
)
def test_that_a_hostile_part_for_labels_is_bounded_and_listed(data: bytes, xml: str) -> None:
    result = read_workbook(with_label_part(data, xml), "hostile.xlsx")
    (finding,) = result.findings
    assert "sensitivity label" in finding.sentence.english()
    assert len(result.workbook.sensitivity.labels) <= 20
    again = read_workbook(workbook_bytes(result.workbook), "again.xlsx")
    assert (again.workbook, again.findings) == (result.workbook, ())


def test_that_a_part_for_labels_with_entities_is_refused_before_it_is_parsed(data: bytes) -> None:
    xml = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    with pytest.raises(HostileFile):
        read_workbook(with_label_part(data, xml), "hostile.xlsx")


@pytest.mark.libreoffice
def test_that_a_labelled_file_opens_in_libreoffice_and_keeps_its_properties(
    data: bytes, labelled: Workbook, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    path = tmp_path / "labelled.xlsx"
    path.write_bytes(data)
    back = read_workbook(libreoffice.resave(path, tmp_path / "back.xlsx").read_bytes(), "back.xlsx")
    assert back.findings == ()
    assert dict(back.workbook.sensitivity.properties) == dict(LABELS.properties)
    assert back.workbook.history == labelled.history
