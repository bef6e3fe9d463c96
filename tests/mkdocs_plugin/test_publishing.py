from __future__ import annotations

from pathlib import Path

import pytest
from built_site import build
from mkdocs.exceptions import PluginError

from afterword.mkdocs_plugin.publishing import builder, refuse_accidents

CONTACT = {"contacts/ana-sol.md": "---\nname: Ana Sol\n---\n"}

BUILDERS = {
    "READTHEDOCS": "True",
    "NETLIFY": "true",
    "CF_PAGES": "1",
    "WORKERS_CI": "1",
    "VERCEL": "1",
    "RENDER": "true",
    "AWS_APP_ID": "d2abc",
    "GITHUB_ACTIONS": "true",
    "GITLAB_CI": "true",
    "MIKE_DOCS_VERSION": "{}",
}


@pytest.mark.parametrize(("variable", "value"), BUILDERS.items())
def test_a_build_where_sites_are_published_stops(variable: str, value: str) -> None:
    with pytest.raises(PluginError, match="publish: redacted") as stop:
        refuse_accidents("build", "never", {variable: value})
    assert "\n" not in str(stop.value)


@pytest.mark.parametrize("variable", BUILDERS)
def test_a_variable_that_says_no_is_no_builder(variable: str) -> None:
    assert builder({variable: "false"}) == builder({variable: ""}) == ""


def test_checking_machines_that_publish_nothing_may_build() -> None:
    refuse_accidents("build", "never", {"CI": "true"})


def test_gh_deploy_stops_anywhere() -> None:
    with pytest.raises(PluginError, match="gh-deploy"):
        refuse_accidents("gh-deploy", "never", {})


@pytest.mark.parametrize("publish", ["redacted", "full"])
@pytest.mark.parametrize("command", ["build", "gh-deploy"])
def test_whoever_chose_to_publish_may(publish: str, command: str) -> None:
    refuse_accidents(command, publish, {"NETLIFY": "true"})


def test_serving_is_never_publishing() -> None:
    refuse_accidents("serve", "never", {"GITLAB_CI": "true"})


def test_nothing_is_written_by_a_build_that_stops(tmp_path: Path) -> None:
    built = build(tmp_path, CONTACT, environment={"NETLIFY": "true"})
    assert "Netlify" in built.failed
    assert not built.path.exists()


def test_nothing_is_written_for_gh_deploy(tmp_path: Path) -> None:
    built = build(tmp_path, CONTACT, command="gh-deploy")
    assert "gh-deploy" in built.failed
    assert not built.path.exists()


def test_a_misspelt_choice_is_never(tmp_path: Path) -> None:
    built = build(tmp_path, CONTACT, environment={"NETLIFY": "true"}, afterword={"publish": "ful"})
    assert "Netlify" in built.failed


def test_a_chosen_build_goes_through(tmp_path: Path) -> None:
    built = build(
        tmp_path, CONTACT, environment={"NETLIFY": "true"}, strict=True, afterword={"publish": "full"}
    )
    assert not built.failed
    assert "contacts/ana-sol/index.html" in built.pages
