"""Who may see the site: when a build must stop, because its result would be public by accident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from afterword.frozen import frozen
from afterword.pages.redaction import unread
from afterword.records.journal import Journal
from afterword.records.schema import SCHEMAS
from afterword.records.snippets import FOLDER as SNIPPETS
from afterword.settings.settings import Settings
from afterword.words.counts import counted


@frozen
class Sign:
    """A variable that a builder sets.

    Attributes:
        variable: its name.
        name: of the builder.
        part: what its value holds, where others set it too.
    """

    variable: str
    name: str
    part: str = ""

    def seen(self, environment: Mapping[str, str]) -> bool:
        """Whether the builder shows itself in an environment."""
        value = environment.get(self.variable, "").strip().lower()
        return value not in _OFF and self.part in value


_OFF = ("", "0", "false", "no", "off")

#: As each builder's documentation names them. Some put what they build on the web by themselves, others need
#: one more line in a workflow to do so. ``CI`` alone is not here: a plain checking machine, and many a
#: laptop, sets it and publishes nothing.
SIGNS = (
    Sign("READTHEDOCS", "Read the Docs"),
    Sign("NETLIFY", "Netlify"),
    Sign("CF_PAGES", "Cloudflare Pages"),
    Sign("WORKERS_CI", "Cloudflare Workers"),
    Sign("VERCEL", "Vercel"),
    Sign("RENDER", "Render"),
    Sign("AWS_APP_ID", "AWS Amplify"),
    Sign("DENO_DEPLOY", "Deno Deploy"),
    Sign("DENO_DEPLOYMENT_ID", "Deno Deploy"),
    Sign("DYNO", "Heroku"),
    Sign("SOURCE_VERSION", "Heroku"),
    Sign("HEROKU_APP_ID", "Heroku"),
    Sign("HEROKU_APP_NAME", "Heroku"),
    Sign("HEROKU_TEST_RUN_ID", "Heroku"),
    Sign("STACK", "Heroku", "heroku"),
    Sign("RAILWAY_PROJECT_ID", "Railway"),
    Sign("PLATFORM_PROJECT", "Platform.sh"),
    # Forgejo and Gitea say that they are GitHub Actions too.
    Sign("FORGEJO_ACTIONS", "Forgejo Actions"),
    Sign("GITEA_ACTIONS", "Gitea Actions"),
    Sign("GITHUB_ACTIONS", "GitHub Actions"),
    Sign("GITLAB_CI", "GitLab"),
    Sign("BITBUCKET_BUILD_NUMBER", "Bitbucket Pipelines"),
    Sign("BITBUCKET_PIPELINE_UUID", "Bitbucket Pipelines"),
    Sign("BITBUCKET_COMMIT", "Bitbucket Pipelines"),
    Sign("CIRCLECI", "CircleCI"),
    Sign("TRAVIS", "Travis CI"),
    Sign("TF_BUILD", "Azure Pipelines"),
    Sign("CI", "Woodpecker", "woodpecker"),  # as at Codeberg
    Sign("CI_SYSTEM_NAME", "Woodpecker", "woodpecker"),
    Sign("DRONE", "Drone"),
    Sign("CODEBUILD_BUILD_ID", "AWS CodeBuild"),
    Sign("CODEBUILD_BUILD_ARN", "AWS CodeBuild"),
    Sign("JENKINS_URL", "Jenkins"),
    Sign("BUILD_TAG", "Jenkins", "jenkins-"),
    Sign("BUILDER_OUTPUT", "Google Cloud Build"),
    Sign("JOB_URL", "builds.sr.ht", "sr.ht"),
    Sign("BUILDKITE", "Buildkite"),
    Sign("APPVEYOR", "AppVeyor"),
    Sign("TEAMCITY_VERSION", "TeamCity"),
    Sign("SEMAPHORE", "Semaphore"),
    Sign("CIRRUS_CI", "Cirrus CI"),
    Sign("CI_NAME", "CodeShip", "codeship"),
    Sign("BAMBOO_BUILDKEY", "Bamboo"),
    Sign("bamboo_buildKey", "Bamboo"),
)

#: Publishes from any machine, as gh-deploy does.
MIKE = Sign("MIKE_DOCS_VERSION", "mike")

#: Set by all sorts of machines, and by some that publish nothing.
SOME_BUILDER = Sign("CI", "a builder")


def builder(environment: Mapping[str, str]) -> str:
    """The builder that this process runs on, by name; empty on a machine of one's own."""
    return next((sign.name for sign in SIGNS if sign.seen(environment)), "")


def accident(
    command: str, settings: Settings, environment: Mapping[str, str], file: str = "mkdocs.yml"
) -> str:
    """Why a command must stop, since it would put the journal on the web without having been asked to.

    Args:
        command: ``build``, ``serve`` or ``gh-deploy``.
        settings: of the journal.
        environment: of the process.
        file: the name of the file with the settings.

    Returns:
        A sentence where the command publishes, or runs where sites are published, and ``publish`` is
        ``never``; else nothing.
    """
    if settings.publish != "never" or command == "serve":
        return ""
    publisher = _publisher(command, environment)
    if not publisher and settings.publish_ci == "checks":
        return ""
    where = publisher or builder(environment)
    if not where:
        return ""
    checks = "" if publisher else "if this machine only checks, write `publish_ci: checks`; "
    return (
        f"Stopped before {where} could publish this journal: it holds people's names, addresses and what "
        "they told you. If that is meant, write `publish: redacted` (initials, no notes) or "
        f"`publish: full` under `afterword:` in {file}; {checks}to look for problems, run "
        "`afterword check`."
    )


def doubt(command: str, settings: Settings, environment: Mapping[str, str], file: str = "mkdocs.yml") -> str:
    """A word of warning where this looks like a builder, and none that is known; arguments as above."""
    if settings.publish != "never" or command == "serve" or not SOME_BUILDER.seen(environment):
        return ""
    if settings.publish_ci == "checks" and not _publisher(command, environment):
        return ""
    return (
        "`CI` is set, as on machines that build sites for the web, and this site holds people's "
        "names, addresses and what they told you. See that nothing publishes it; where this "
        f"machine only checks, write `publish_ci: checks` under `afterword:` in {file}."
    )


def why_not_redacted(journal: Journal, sources: Iterable[Path], root: Path) -> str:
    """Why a redacted site would show names all the same, in a line without any; empty where it would not.

    Args:
        journal: as it was read.
        sources: the files that the author's own pages are made from.
        root: the folder of the journal.
    """
    count = len(unread(journal))
    if count:
        return (
            f"{counted(count, 'file')} of your records cannot be read whole, and a name that cannot be read "
            "cannot be hidden, so no redacted site was built. Run `afterword check` to see which, and mend "
            f"{'it' if count == 1 else 'them'}."
        )
    folders = [(root / folder).resolve() for folder in (*(schema.folder for schema in SCHEMAS), SNIPPETS)]
    if any(source.resolve().is_relative_to(folder) for source in sources for folder in folders):
        return (
            "`docs_dir` holds or leads to the folders of the journal, and their files would be shown as they "
            "are, so no redacted site was built. Give your own pages a folder of their own, such as docs."
        )
    return ""


def _publisher(command: str, environment: Mapping[str, str]) -> str:
    return "gh-deploy" if command == "gh-deploy" else MIKE.name if MIKE.seen(environment) else ""
