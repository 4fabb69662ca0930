"""The smoke set: by library, the tests that would notice first that a version of it does not work.

`python -m tools.smoke_versions` runs them with the newest and the lowest versions that are allowed.
`tests/unit/test_constraints.py` holds that no declared library is missing here.
"""

from __future__ import annotations

__all__ = ["LIBRARIES", "smoke_set"]

_RUN = "tests/commands/test_run.py"
_SERVER = "tests/web/test_http.py"
_ROOM = "tests/web/room/test_live.py"
_FIT = "tests/unit/study/calibrate/test_fit.py::test_workers_change_no_bit"
_FRAMES = "tests/unit/public/test_labelled.py"

LIBRARIES: dict[str, tuple[str, ...]] = {
    "emcee": (_FIT,),
    "h11": (_SERVER,),
    "hatchling": ("tests/wheel/test_wheel.py",),
    "httpx": (_SERVER, "tests/web/test_questions.py"),
    "hypothesis": ("tests/properties",),
    "ifaddr": ("tests/unit/web/room/test_ways.py",),
    "jsonschema": ("tests/unit/scenario/test_schema.py",),
    "markdown-it-py": ("tests/unit/report/test_markdown.py",),
    "matplotlib": ("tests/commands/test_plot.py::test_one_scenario_has_its_pictures_in_figures",),
    "numpy": ("tests/laws/test_law_2_june.py",),
    "orjson": ("tests/web/test_questions.py",),
    "packaging": ("tests/unit/test_constraints.py",),
    "pandas": (_FRAMES, "tests/unit/store/test_tables.py::test_pandas_reads_the_same"),
    "pyarrow": ("tests/unit/store/test_tables.py", "tests/unit/store/test_run_folder.py"),
    "pydantic": ("tests/scenarios/test_mistakes.py", "tests/unit/scenario/test_schema.py"),
    "pytest": (_RUN,),
    "pytest-xdist": (_RUN,),
    "pyyaml": ("tests/scenarios/test_mistakes.py",),
    "reportlab": ("tests/unit/workshop/slides/test_slides.py::test_every_slide_is_in_the_file",),
    "rich": (_RUN,),
    "scipy": (_FIT,),
    "segno": ("tests/web/room/test_ways.py",),
    "simpy": ("tests/baselines",),
    "starlette": (_SERVER, "tests/web/test_questions.py"),
    "typer": (
        _RUN,
        "tests/commands/test_streams.py::test_every_help_page_is_printed_in_every_locale",
    ),
    "uvicorn": (_SERVER, _ROOM),
    "websockets": (_ROOM,),
    "xarray": (_FRAMES,),
}


def smoke_set() -> list[str]:
    """All of them, each once, as pytest takes them."""
    return sorted({test for tests in LIBRARIES.values() for test in tests})
