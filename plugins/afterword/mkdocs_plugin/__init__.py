"""The MkDocs shell: thin, it maps pages and problems to MkDocs."""
