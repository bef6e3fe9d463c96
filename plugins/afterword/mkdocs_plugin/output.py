"""Where a build may write: never into, over or around the journal's own folders."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from afterword.settings.output import danger, kept_folders, links_out_of, strangers


def refuse_losses(site_dir: str, root: Path, docs_dir: str, templates_dir: str) -> None:
    """Stop a build that would empty or overwrite something that is to be kept.

    MkDocs deletes what lies in the output folder, after ``on_pre_build``; so this is asked before.

    Args:
        site_dir: the output folder, absolute.
        root: the folder of the journal.
        docs_dir: the author's own pages, absolute.
        templates_dir: the user's own templates; empty for none.

    Raises:
        PluginError: the output folder is, holds or lies in such a folder, holds a link to one, or holds
            files that are no site.
    """
    output = Path(site_dir)
    kept = kept_folders(root, {"docs_dir": docs_dir, "templates_dir": templates_dir})
    wrong = danger(output, root, kept) or links_out_of(output, kept)
    if wrong:
        raise PluginError(
            f"Stopped before anything was written: the output folder {output} {wrong}, and MkDocs empties "
            "the folder it builds into. Choose another, such as `site_dir: site`."
        )
    lost = strangers(output)
    if lost:
        raise PluginError(
            f"Stopped before anything was written: the output folder {output} holds what is no site "
            f"({lost}), and MkDocs would delete it. Choose a new or empty folder, or empty this one yourself."
        )
