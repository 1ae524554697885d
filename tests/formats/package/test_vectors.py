from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from desktop.formats.package import AreaKeys, PackageError, PublicKeys, inspect, open_rows

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "package" / "vectors.json").read_bytes())


@pytest.mark.parametrize("vector", VECTORS["packages"], ids=lambda vector: vector["name"])
def test_every_vector_is_judged_as_labelled(tmp_path, vector):
    said = VECTORS["keys"]
    street = AreaKeys(area=said["area"], name=said["name"], signing=bytes.fromhex(said["signing"]), identity=said["identity"])
    pinned = {
        area: PublicKeys(area=area, name=known["name"], verify=bytes.fromhex(known["verify"]), recipient=known["recipient"])
        for area, known in VECTORS["pinned"].items()
    }
    path = tmp_path / "包.社包"
    path.write_bytes(base64.b64decode(vector["file"]))
    try:
        list(open_rows(path, inspect(path, pinned.get, schema=VECTORS["schema"]), street))
        judged = "accept"
    except PackageError as error:
        judged = error.code

    assert judged == vector["expect"]


def test_there_are_enough_vectors_of_either_sort():
    labels = [vector["expect"] for vector in VECTORS["packages"]]

    assert len(labels) >= 60
    assert labels.count("accept") >= 10


def test_every_refusal_a_reader_of_bytes_can_give_has_a_vector():
    wanted = {
        "not_a_package",
        "damaged",
        "unknown_suite",
        "newer_version",
        "unknown_sender",
        "changed_key",
        "own_package",
        "not_for_me",
        "malformed",
        "foreign_owner",
    }

    assert wanted <= {vector["expect"] for vector in VECTORS["packages"]}
