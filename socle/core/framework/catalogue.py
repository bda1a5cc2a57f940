"""Which frameworks are kept under a root folder such as `data/frameworks`: `root/slug/version/`."""

from pathlib import Path

from socle.core.framework.loading import MAIN_FILE, load_framework
from socle.core.framework.model import Framework
from socle.core.framework.problems import FrameworkError, Problem


def list_versions(root: Path) -> tuple[tuple[str, str], ...]:
    """The slug and version of everything kept under the root, sorted; no file is read."""
    folders = (path.parent for path in root.glob(f"*/*/{MAIN_FILE}"))
    return tuple(sorted((folder.parent.name, folder.name) for folder in folders))


def find_framework(root: Path, slug: str, version: str) -> Framework:
    """The framework of this slug and version; its file must bear the names of its folders."""
    where = f"data/frameworks/{slug}/{version}"
    known = list_versions(root)
    # Only a listed folder is opened: a slug such as ".." leads nowhere.
    if (slug, version) not in known:
        names = ", ".join("/".join(each) for each in known) or "aucun"
        raise FrameworkError((Problem(where, "", "n’existe pas", f"choisissez parmi : {names}"),))
    framework = load_framework(root / slug / version, where)
    problems = [
        Problem(f"{where}/{MAIN_FILE}", key, f'vaut "{found}"', f'écrivez "{expected}", le nom du dossier')
        for key, found, expected in (("slug", framework.slug, slug), ("version", framework.version, version))
        if found != expected
    ]
    if problems:
        raise FrameworkError(problems)
    return framework
