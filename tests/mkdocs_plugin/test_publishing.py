"""The guard against publishing by accident: which builders it knows, and what may go on there."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import build
from mkdocs.exceptions import PluginError

from afterword.hosting.publishing import builder
from afterword.mkdocs_plugin.publishing import refuse_accidents
from afterword.settings.settings import Publish, Settings

CONTACT = {"contacts/ana-sol.md": "---\nname: Ana Sol\n---\n"}

#: What the documentation of each builder says that it sets.
BUILDERS = [
    ("Read the Docs", {"READTHEDOCS": "True"}),
    ("Netlify", {"NETLIFY": "true"}),
    ("Cloudflare Pages", {"CF_PAGES": "1"}),
    ("Cloudflare Workers", {"WORKERS_CI": "1"}),
    ("Vercel", {"VERCEL": "1"}),
    ("Render", {"RENDER": "true"}),
    ("AWS Amplify", {"AWS_APP_ID": "d2abc"}),
    ("Deno Deploy", {"DENO_DEPLOY": "1"}),
    ("Deno Deploy", {"DENO_DEPLOYMENT_ID": "k3x"}),
    ("Heroku", {"STACK": "heroku-24", "SOURCE_VERSION": "1a2b3c"}),
    ("Heroku", {"DYNO": "run.7"}),
    ("Heroku", {"HEROKU_TEST_RUN_ID": "5", "CI": "true"}),
    ("GitHub Actions", {"GITHUB_ACTIONS": "true", "CI": "true"}),
    ("Forgejo Actions", {"FORGEJO_ACTIONS": "true", "GITHUB_ACTIONS": "true"}),
    ("Gitea Actions", {"GITEA_ACTIONS": "true", "GITHUB_ACTIONS": "true"}),
    ("GitLab", {"GITLAB_CI": "true"}),
    ("Bitbucket Pipelines", {"BITBUCKET_BUILD_NUMBER": "42", "CI": "true"}),
    ("Bitbucket Pipelines", {"BITBUCKET_PIPELINE_UUID": "{9f}"}),
    ("CircleCI", {"CIRCLECI": "true"}),
    ("Travis CI", {"TRAVIS": "true"}),
    ("Azure Pipelines", {"TF_BUILD": "True"}),
    ("Woodpecker", {"CI": "woodpecker"}),
    ("Drone", {"DRONE": "true", "CI": "true"}),
    ("AWS CodeBuild", {"CODEBUILD_BUILD_ID": "search:b1e6"}),
    ("Jenkins", {"JENKINS_URL": "https://ci.example/"}),
    ("Jenkins", {"BUILD_TAG": "jenkins-search-7"}),
    ("builds.sr.ht", {"JOB_URL": "https://builds.sr.ht/~me/job/7"}),
    ("Buildkite", {"BUILDKITE": "true"}),
    ("AppVeyor", {"APPVEYOR": "True"}),
    ("TeamCity", {"TEAMCITY_VERSION": "2026.1"}),
    ("mike", {"MIKE_DOCS_VERSION": "{}"}),
]
EVERY_BUILDER = pytest.mark.parametrize(("name", "environment"), BUILDERS, ids=[str(b) for b in BUILDERS])


def settings(publish: Publish = "never", **more: str) -> Settings:
    read, problems = Settings.read({"publish": publish, **more})
    assert problems == ()
    return read


@EVERY_BUILDER
def test_a_build_where_sites_are_published_stops(name: str, environment: dict[str, str]) -> None:
    with pytest.raises(PluginError, match="publish: redacted") as stop:
        refuse_accidents("build", settings(), environment)
    assert f"Stopped before {name} could publish" in str(stop.value)
    assert "\n" not in str(stop.value)


@EVERY_BUILDER
def test_a_variable_that_says_no_is_no_builder(name: str, environment: dict[str, str]) -> None:
    for off in ("", "0", "false", "No", "OFF"):
        assert builder(dict.fromkeys(environment, off)) == ""


@pytest.mark.parametrize(
    "environment",
    [
        {"STACK": "lamp", "BUILD_TAG": "nightly", "JOB_URL": "https://jobs.example/7", "CI_NAME": "mine"},
        {"HEROKU_API_KEY": "x", "NETLIFY_AUTH_TOKEN": "x", "BITBUCKET_TOKEN": "x", "CIRCLE_TOKEN": "x"},
        {"JENKINS_HOME": "/srv/jenkins", "TRAVIS_TOKEN": "x", "GITHUB_TOKEN": "x", "AWS_REGION": "x"},
    ],
)
def test_what_a_laptop_may_have_set_is_no_builder(environment: dict[str, str]) -> None:
    assert refuse_accidents("build", settings(), environment) == ""


@pytest.mark.parametrize("value", ["true", "1", "yes", "anything"])
def test_the_bare_sign_of_a_builder_only_warns(value: str) -> None:
    warning = refuse_accidents("build", settings(), {"CI": value})
    assert "`CI` is set" in warning
    assert "publish_ci: checks" in warning
    assert refuse_accidents("build", settings(), {"CI": "false"}) == ""
    assert refuse_accidents("serve", settings(), {"CI": value}) == ""


def test_the_warning_fails_no_strict_build(tmp_path: Path) -> None:
    built = build(tmp_path, CONTACT, environment={"CI": "true"}, strict=True)
    assert not built.failed
    assert [line for line in built.warnings if "`CI` is set" in line]


@EVERY_BUILDER
def test_a_builder_that_only_checks_may_build(name: str, environment: dict[str, str]) -> None:
    if name == "mike":
        with pytest.raises(PluginError, match="mike"):
            refuse_accidents("build", settings(publish_ci="checks"), environment)
    else:
        assert refuse_accidents("build", settings(publish_ci="checks"), environment) == ""
        assert refuse_accidents("build", settings(publish_ci="checks"), {"CI": "true"}) == ""


def test_gh_deploy_stops_anywhere() -> None:
    for chosen in (settings(), settings(publish_ci="checks")):
        with pytest.raises(PluginError, match="gh-deploy"):
            refuse_accidents("gh-deploy", chosen, {})


@pytest.mark.parametrize("publish", ["redacted", "full"])
@pytest.mark.parametrize("command", ["build", "gh-deploy"])
def test_whoever_chose_to_publish_may(publish: Publish, command: str) -> None:
    for environment in ({"NETLIFY": "true"}, {"CI": "true"}, {}):
        assert refuse_accidents(command, settings(publish), environment) == ""


def test_serving_is_never_publishing() -> None:
    assert refuse_accidents("serve", settings(), {"GITLAB_CI": "true"}) == ""


def test_nothing_is_written_by_a_build_that_stops(tmp_path: Path) -> None:
    built = build(tmp_path, CONTACT, environment={"NETLIFY": "true"})
    assert "Netlify" in built.failed
    assert not built.path.exists()


def test_nothing_is_written_for_gh_deploy(tmp_path: Path) -> None:
    built = build(tmp_path, CONTACT, command="gh-deploy")
    assert "gh-deploy" in built.failed
    assert not built.path.exists()


@pytest.mark.parametrize(
    "options",
    [{"publish": "ful"}, {"publish": "Full"}, {"publish": True}, {"publsh": "full"}, {"publish": ["full"]}],
)
def test_a_misspelt_choice_is_never_and_a_problem(tmp_path: Path, options: dict[str, object]) -> None:
    assert (
        "Netlify" in build(tmp_path / "a", CONTACT, environment={"NETLIFY": "true"}, afterword=options).failed
    )
    built = build(tmp_path / "b", CONTACT, afterword=options)
    assert [line for line in built.warnings if "mkdocs.yml:" in line and "publ" in line]


def test_a_misspelt_purpose_of_a_builder_is_not_believed(tmp_path: Path) -> None:
    built = build(tmp_path, CONTACT, environment={"NETLIFY": "true"}, afterword={"publish_ci": "check"})
    assert "Netlify" in built.failed


def test_a_chosen_build_goes_through(tmp_path: Path) -> None:
    for name, options in {"a": {"publish": "full"}, "b": {"publish_ci": "checks"}}.items():
        built = build(
            tmp_path / name, CONTACT, environment={"NETLIFY": "true"}, strict=True, afterword=options
        )
        assert not built.failed
        assert "contacts/ana-sol/index.html" in built.pages
