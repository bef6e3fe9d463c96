"""Acting from the page: while the live server listens for this machine alone, its pages can do actions.

``asked`` reads what a page asks for, ``doing`` does it, ``guarding`` tells a page of ours from all else,
``endpoint`` puts them behind an address of the live server, and ``injecting`` gives each page its key.
"""
