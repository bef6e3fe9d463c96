"""Our styles and scripts among the files of MkDocs."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from afterword.hosting.dress import SCRIPTS, STYLES, THEME, dress


def squeeze(files: Files, config: MkDocsConfig) -> None:
    """Serve ours without comments and indentation; a file that the author put in the place of one stays."""
    for path in (*STYLES, *SCRIPTS):
        file = files.get_file_from_path(path)
        if file is None or file.src_dir != str(THEME):
            continue
        files.remove(file)
        files.append(File.generated(config, path, content=dress(path)))
