"""The two drawn pictures: nothing may fall outside or on top of something else."""

from itertools import combinations
from math import dist

import pytest

from kunskapsstod.content.guide_data import load_guide_data
from kunskapsstod.mkdocs_plugin.figures import Form, map_forms, process_forms
from kunskapsstod.project import find_base

EASY = [False, True]


class _Any(dict[str, object]):
    def __contains__(self, key: object) -> bool:
        return True


@pytest.fixture(scope="module", params=EASY, ids=["standard", "easy-read"])
def forms(request: pytest.FixtureRequest) -> list[Form]:
    data = load_guide_data(find_base().data, _Any(), _Any())
    steps = data.steps(easy=request.param, known={})
    numbered = [f"{n}. {step.title}" for n, step in enumerate(steps, 1)]
    areas = data.areas(easy=request.param, known={})
    drawn = process_forms(steps, numbered) | {
        f"map {k}": v for k, v in map_forms(areas, "kontaktperson").items()
    }
    return list(drawn.values())


def test_every_circle_is_inside_its_picture(forms: list[Form]) -> None:
    for form in forms:
        for node in form.nodes:
            assert node.x - node.r >= 0 and node.x + node.r <= form.width
            assert node.y - node.r >= 0 and node.y + node.r <= form.height


def test_no_two_circles_touch(forms: list[Form]) -> None:
    for form in forms:
        for one, other in combinations(form.nodes, 2):
            assert dist((one.x, one.y), (other.x, other.y)) > one.r + other.r


def test_the_person_in_the_middle_touches_no_area(forms: list[Form]) -> None:
    for form in (f for f in forms if f.r):
        for node in form.nodes:
            assert dist((form.x, form.y), (node.x, node.y)) > form.r + node.r


def test_a_label_inside_a_circle_is_no_wider_than_it(forms: list[Form]) -> None:
    for form in (f for f in forms if f.r):
        for node in form.nodes:
            for line in node.lines:
                # Atkinson Hyperlegible Next at weight 700 is about 0.58 em a letter (measured).
                assert len(line.text) * line.font * 0.58 <= 2 * node.r - 6, line.text
