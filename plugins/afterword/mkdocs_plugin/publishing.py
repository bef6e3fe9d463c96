"""Who may see the site: when a build must stop, because its result would be public by accident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.exceptions import PluginError

from afterword.settings.settings import Settings


@dataclass(frozen=True)
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


def refuse_accidents(
    command: str, settings: Settings, environment: Mapping[str, str], file: str = "mkdocs.yml"
) -> str:
    """Stop a command that would put the journal on the web without having been asked to.

    Args:
        command: ``build``, ``serve`` or ``gh-deploy``.
        settings: of the journal.
        environment: of the process.
        file: the name of the file with the settings.

    Returns:
        A word of warning where it looks as if this were a builder, and none that is known; empty for none.

    Raises:
        PluginError: the command publishes, or runs where sites are published, and ``publish`` is ``never``.
    """
    if settings.publish != "never" or command == "serve":
        return ""
    publisher = "gh-deploy" if command == "gh-deploy" else MIKE.name if MIKE.seen(environment) else ""
    if not publisher and settings.publish_ci == "checks":
        return ""
    where = publisher or builder(environment)
    if where:
        checks = "" if publisher else "if this machine only checks, write `publish_ci: checks`; "
        raise PluginError(
            f"Stopped before {where} could publish this journal: it holds people's names, addresses and what "
            "they told you. If that is meant, write `publish: redacted` (initials, no notes) or "
            f"`publish: full` under `afterword:` in {file}; {checks}to look for problems, run "
            "`afterword check`."
        )
    if SOME_BUILDER.seen(environment):
        return (
            "`CI` is set, as on machines that build sites for the web, and this site holds people's "
            "names, addresses and what they told you. See that nothing publishes it; where this "
            f"machine only checks, write `publish_ci: checks` under `afterword:` in {file}."
        )
    return ""
