"""Labels, registration cards and address books: who is on them, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.formats.vcard import Contact
from desktop.model.rights import Right
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.rules.consents import CONTACTS
from desktop.modules.residents.rules.retention import GONE
from desktop.modules.residents.service.consents import standing
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.export import WEIGHTY
from desktop.work.listing import Wording
from desktop.work.verb import verb

ON_LABELS = ("住址", "收件人", "人数")
"""What a label may say, in this order."""

Said = tuple[tuple[str, str], ...]
"""Lines of one label or card: a name and its words."""


@verb("存通讯录", needs=Right.EXPORT, logs=True)
def note_contacts(unit: Unit, residents: Sequence[Resident]) -> list[Resident]:
    """Write into the log whose numbers leave for an address book; answers who agreed to it, and only they leave.

    Raises:
        DeskError: nobody agreed, or so many that they leave only as a list with a reason and the password.
    """
    agreed = [one for one in residents if agrees(unit.read, one)]
    if not agreed:
        raise DeskError("选中的人都没有同意进通讯录，没有写文件", "先登记“通讯录”这一项的同意。")
    if len(agreed) >= WEIGHTY:
        raise DeskError(f"一次最多存 {counted(WEIGHTY - 1, '人')}，没有写文件", "分几次存，或者用“导出”并写明用途。")
    unit.label = f"存通讯录 {counted(len(agreed), Resident.measure)}"
    unit.about += agreed
    return agreed


def agrees(reader: Reader, resident: Resident) -> bool:
    """Whether a person agreed to stand in an address book and has not taken it back."""
    return any(one.scope == CONTACTS for one in standing(reader, resident))


def contacts(residents: Iterable[Resident], group: str) -> Iterator[Contact]:
    """Entries of an address book."""
    for one in residents:
        phones = tuple(filter(None, (one.phone or "").split(";")))
        yield Contact(one.name or "", phones, one.address or "", group)


def households_of(reader: Reader, chosen: Sequence[Household | Resident]) -> list[Household]:
    """The households that were chosen or whose people were; all when nobody was."""
    if not chosen:
        return sorted(reader.find(Household), key=lambda one: Household.fields["address"].kind.order(one.address or "") or "")
    uids = dict.fromkeys(one.uid if isinstance(one, Household) else one.household for one in chosen)
    return [one for uid in uids if (one := reader.get(Household, uid or ""))]


def labels(reader: Reader, households: Iterable[Household], columns: Sequence[str]) -> Iterator[Said]:
    """One label for each household in which somebody lives: who moved away, died or asked to be left out gets none."""
    for household in households:
        people = [one for one in reader.find(Resident, household=household.uid) if one.status not in GONE]
        if people:
            whom = next((one for one in people if one.name == household.head), people[0])
            said = {"住址": household.address or "", "收件人": f"{whom.name or ''}　收", "人数": f"{len(people)} 人"}
            yield tuple((name, said[name]) for name in ON_LABELS if name in columns and said[name])


def cards(reader: Reader, residents: Iterable[Resident], names: Sequence[str]) -> Iterator[Said]:
    """One registration card for each person, with these fields; numbers with their middle hidden, blanks to be filled in."""
    wording = Wording(reader)
    for one in residents:
        if one.status not in GONE:
            fields = [Resident.fields[name] for name in names]
            yield tuple((field.label, wording.text(field, getattr(one, field.name))) for field in fields)
