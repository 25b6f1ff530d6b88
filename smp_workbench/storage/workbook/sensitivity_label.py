"""Microsoft sensitivity labels in a workbook file: found, and put into the next one.

Here: both places where Office keeps them, the properties ``MSIP_Label_...`` and the part LabelInfo.xml.
They are taken apart and written anew, so that nothing but names and short texts is ever carried.
Not here: what they mean; the program gives them back as they were.

References: Microsoft, *[MS-OFFCRYPTO] 2.6* (LabelInfo), and *Microsoft Information Protection SDK:
metadata* (the properties).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final
from xml.sax.saxutils import quoteattr

from smp_workbench.domain.sensitivity import Pairs, Sensitivity
from smp_workbench.domain.text import clean_name
from smp_workbench.errors import Refusal, UnreadableFile
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.package import Package

MOST_PROPERTIES: Final = 200
MOST_LABELS: Final = 20
"""More than any file has: a label has nine properties, and a file one label for each organisation."""

PART: Final = "docMetadata/LabelInfo.xml"
RELATION: Final = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
_SPACE: Final = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
_CONTENT_TYPE: Final = "application/vnd.ms-office.classificationlabels+xml"

_PROPERTY: Final = re.compile(r"MSIP_Label_[A-Za-z0-9_.-]{1,200}", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"[A-Za-z]{1,40}")
_MOST_ATTRIBUTES: Final = 20

_NOT_KEPT: Final = (
    "A sensitivity label in the file is not of the usual form; not all of it is kept when saved, "
    "so please set the label again in Office."
)


def read_sensitivity(package: Package, findings: FindingList) -> Sensitivity:
    """Return the labels of a file; what cannot be kept is listed once, and left out."""
    pairs = [pair for pair in package.custom_properties.items() if pair[0].upper().startswith("MSIP_LABEL_")]
    properties = tuple(_kept(pairs, _PROPERTY))[:MOST_PROPERTIES]
    try:
        found = [tuple(label) for label in package.labels(RELATION)]
        whole = True
    except UnreadableFile:
        found, whole = [], False
    labels = tuple(tuple(_kept(label, _ATTRIBUTE))[:_MOST_ATTRIBUTES] for label in found[:MOST_LABELS])
    sensitivity = Sensitivity(properties, tuple(label for label in labels if label))
    if not whole or len(properties) < len(pairs) or sensitivity.labels != tuple(found):
        findings.say("", "", _NOT_KEPT)
    return sensitivity


def with_labels(data: bytes, sensitivity: Sensitivity) -> bytes:
    """Return a workbook file with the part for labels; its properties are the writer's.

    Parameters
    ----------
    data
        A whole file that has no such part.
    """
    if not sensitivity.labels:
        return data
    relation = f'<Relationship Id="rIdLabels" Type="{RELATION}" Target="{PART}"/></Relationships>'
    kind = f'<Override PartName="/{PART}" ContentType="{_CONTENT_TYPE}"/></Types>'
    ends = {
        "_rels/.rels": (b"</Relationships>", relation.encode()),
        "[Content_Types].xml": (b"</Types>", kind.encode()),
    }
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            end, longer = ends.get(entry.filename, (b"", b""))
            new.writestr(entry, content.replace(end, longer) if end else content, zipfile.ZIP_DEFLATED)
        new.writestr(zipfile.ZipInfo(PART), _label_part(sensitivity.labels), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _kept(pairs: Iterable[tuple[str, str]], form: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs whose name has this form and whose value is a short text on one line."""
    for name, value in pairs:
        try:
            plain = clean_name(value, "The label")
        except Refusal:
            continue
        if plain == value and form.fullmatch(name):
            yield name, value


def _label_part(labels: Iterable[Pairs]) -> str:
    written = "".join(
        f"<clbl:label {' '.join(f'{name}={quoteattr(value)}' for name, value in label)}/>" for label in labels
    )
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    return f'{head}<clbl:labelList xmlns:clbl="{_SPACE}">{written}</clbl:labelList>'
