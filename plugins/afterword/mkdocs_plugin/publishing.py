"""Who may see the site: when a build must stop, because its result would be public by accident."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.exceptions import PluginError

#: A variable that each builder sets, and what to call it. These put what they build on the web, or (GitHub
#: and GitLab) need one more line in a workflow to do so. ``CI`` alone is not here: a plain checking
#: machine, and many a laptop, sets it and publishes nothing.
_BUILDERS = {
    "READTHEDOCS": "Read the Docs",
    "NETLIFY": "Netlify",
    "CF_PAGES": "Cloudflare Pages",
    "WORKERS_CI": "Cloudflare Workers",
    "VERCEL": "Vercel",
    "RENDER": "Render",
    "AWS_APP_ID": "AWS Amplify",
    "GITHUB_ACTIONS": "GitHub Actions",
    "GITLAB_CI": "GitLab",
    "MIKE_DOCS_VERSION": "mike",
}
_OFF = ("", "0", "false", "no", "off")


def builder(environment: Mapping[str, str]) -> str:
    """The hosting service this build runs on, by name; empty on a machine of one's own."""
    for variable, name in _BUILDERS.items():
        if environment.get(variable, "").strip().lower() not in _OFF:
            return name
    return ""


def refuse_accidents(command: str, publish: str, environment: Mapping[str, str]) -> None:
    """Stop a command that would put the journal on the web without having been asked to.

    Args:
        command: ``build``, ``serve`` or ``gh-deploy``.
        publish: the setting.
        environment: of the process.

    Raises:
        PluginError: the command publishes, or runs where sites are published, and ``publish`` is ``never``.
    """
    if publish != "never" or command == "serve":
        return
    where = "gh-deploy" if command == "gh-deploy" else builder(environment)
    if where:
        raise PluginError(
            f"Stopped before {where} could publish this journal: it holds people's names, addresses and what "
            "they told you. If that is meant, write `publish: redacted` (initials, no notes) or "
            "`publish: full` under `afterword:` in mkdocs.yml; to look for problems, run `afterword check`."
        )
