"""Under ``serve``: a save is read at once, and each page is made anew when it is asked for (design, 10).

``server`` holds it together: what a save does, what a request does, what goes on behind them. ``seen`` is
what lay in the folders, ``layout`` where each page stands, ``making`` brings one page up to date, and
``finishing`` what all of them share. ``whole`` is what a build of MkDocs leaves behind, ``ordinary`` says
which sites are left to such builds, and ``noticing`` sees a save sooner than MkDocs does.
"""
