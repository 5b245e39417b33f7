"""The content security policy: WebAssembly on the search pages, and nowhere else."""

from __future__ import annotations

import pytest

from kunskapsstod.models.security import csp, headers

WASM = "'wasm-unsafe-eval'"


@pytest.mark.parametrize("path", ["/sok/", "/lattlast/sok/", "/guide/en/sok/", "/sok/index.html"])
def test_a_search_page_may_compile_webassembly(path: str) -> None:
    assert f"script-src 'self' {WASM};" in headers(path)["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["", "/", "/roller/sekretess/", "/sok", "/besok/", "/sok/x/"])
def test_no_other_page_may(path: str) -> None:
    assert WASM not in headers(path)["Content-Security-Policy"]


def test_the_policy_in_the_page_is_the_headers_less_what_a_page_cannot_say() -> None:
    assert WASM in csp(meta=True, search=True) and WASM not in csp(meta=True)
    assert "frame-ancestors" not in csp(meta=True, search=True)
    for policy in (csp(), csp(search=True)):
        assert "'unsafe-eval'" not in policy and "unsafe-inline" not in policy
