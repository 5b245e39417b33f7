"""Reads ``granskning.yml`` and adds trials to it, leaving everything else as a person wrote it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from ..errors import Fault, Faults
from ..models.loading import line_of, read_yaml, suggestion, validate
from ..models.protocol import PROTOCOL_NAME, Protocol, Trial
from ..texts import message
from ..writing import write_files


def read_protocol(site: Path, tests: Iterable[str]) -> Protocol:
    """The site folder's protocol; an empty one when there is none.

    tests: ids that may stand in it. Raises Faults with everything that is wrong in the file.
    """
    path = site / PROTOCOL_NAME
    if not path.exists():
        return Protocol()
    data = read_yaml(path)
    protocol = validate(data, Protocol, path)
    known = list(tests)
    faults = [
        Fault(
            "review.unknown_test",
            path,
            f"provningar.{number + 1}.prov",
            line_of(data, ("provningar", number, "prov")),
            {"name": trial.prov, "suggestion": suggestion(trial.prov, known)},
        )
        for number, trial in enumerate(protocol.provningar)
        if trial.prov not in known
    ]
    if faults:
        raise Faults(faults)
    return protocol


def add_trial(site: Path, trial: Trial) -> Path:
    """Write the trial last in the site folder's protocol; the file is made when it is missing.

    Comments and order are kept, and the file is whole at every moment. Returns its path; raises
    Faults when it cannot be read or written.
    """
    path = site / PROTOCOL_NAME
    if path.exists():
        data = read_yaml(path)
    else:
        data = CommentedMap()
        data.yaml_set_start_comment(message("review.file_comment"))
    if not isinstance(data.get("provningar"), CommentedSeq):
        data["provningar"] = CommentedSeq()
    data["provningar"].append(_plain(trial.model_dump(mode="python", exclude_none=True)))
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 100
    text = io.StringIO()
    yaml.dump(data, text)
    write_files(site, {PROTOCOL_NAME: text.getvalue()})
    return path


def _plain(value: Any) -> Any:
    """The trial as YAML writes it: empty lists and mappings left out."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner not in ((), {}, [])}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
