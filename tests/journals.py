"""Small journals that tests of the site share."""

from __future__ import annotations

ANA = "---\nname: Ana Sol\ncompany: Harbor Works\ninterests: [sailing/dinghies, C++]\n---\n"
MET_ANA = (
    "---\ncompany: Harbor Works\nposition: Staff Engineer\nwhen: 2026-11-20T14:00\nmet: [ana-sol]\n---\n"
)
GIFT = (
    "---\ntitle: On sails\nkind: article\ninterests: [sailing]\nread: yes\n"
    "url: https://a.example/sails\n---\nwhy: It is short.\n"
)
NOTE = (
    "---\nto: ana-sol\nkind: thank-you\ninterview: 2026-11-20-harbor-works\n"
    "sent: 2026-11-20T18:00\n---\nDear Ana,\n"
)

#: One person met once.
SMALL = {"contacts/ana-sol.md": ANA, "interviews/2026-11-20-harbor-works.md": MET_ANA}

#: One record of each kind.
WHOLE = SMALL | {"gifts/sails.md": GIFT, "notes/2026-11-20-ana.md": NOTE}
