"""Personal details are found by their shape, and figures of a strategic assessment are not taken for them."""

from __future__ import annotations

import doctest

import pytest

from smp_workbench.domain import personal_detail
from smp_workbench.domain.personal_detail import personal_details


def kinds(text: str) -> list[tuple[str, str]]:
    return [(detail.kind, detail.text) for detail in personal_details(text)]


def test_that_the_examples_are_right() -> None:
    assert doctest.testmod(personal_detail).failed == 0


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("lives at ME15 6JQ now", "postcode", "ME15 6JQ"),
        ("me156jq", "postcode", "me156jq"),
        ("SW1A 2AA", "postcode", "SW1A 2AA"),
        ("ring 01622 602000.", "telephone number", "01622 602000"),
        ("+44 (0)1622 602000", "telephone number", "+44 (0)1622 602000"),
        ("07700 900123 after five", "telephone number", "07700 900123"),
        ("(01622) 602 000", "telephone number", "(01622) 602 000"),
        ("write to the.lead+asb@example.gov.uk today", "e-mail address", "the.lead+asb@example.gov.uk"),
        ("crime ref: 46/12345/18", "crime reference", "crime ref: 46/12345/18"),
        ("see ZY/012345/17 for more", "crime reference", "ZY/012345/17"),
        ("Crime number 46000123", "crime reference", "Crime number 46000123"),
        ("CAD 1234 of the 3rd", "crime reference", "CAD 1234"),
        ("D.O.B. 12/03/1991", "date of birth", "D.O.B. 12/03/1991"),
        ("born on 3rd March 1991", "date of birth", "born on 3rd March 1991"),
        ("Date of birth: 1991-03-12", "date of birth", "Date of birth: 1991-03-12"),
    ],
)
def test_that_a_personal_detail_is_found(text: str, kind: str, found: str) -> None:
    assert (kind, found) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "12,345 offences, 1 204 more than in 2016-17",
        "from 01/04/2016 to 31/03/2017",
        "H1 Physical harm, T-014, S-01",
        "ME14 and ME15 together",
        "0.25 per 1,000 residents; 10 of 12 wards",
        "Meeting of 23 February 2018, 10:00-12:00",
        "a rise of 3.5 % (2,204 to 2,281), rank 3/12/15",
        "the crime reference group and the police number of patrols",
        "1000000000 and 2018020912",
        "born in Maidstone",
        "@SUM(A1) and =1+1",
        "",
    ],
)
def test_that_figures_and_dates_are_no_personal_details(text: str) -> None:
    assert kinds(text) == []


def test_that_a_detail_is_listed_once_however_often_it_stands_there() -> None:
    assert kinds("ME15 6JQ, ME15 6JQ") == [("postcode", "ME15 6JQ")]
