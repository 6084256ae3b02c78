"""Files that Klik hands to a person: what each is called. Names and titles are the same for everybody (F-105)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.cv.checking import DOCX, PDF
from bot.ports.files import FileKind, KeptFile
from bot.ports.messenger import Parcel
from bot.words import Language, Words

DECLINED = Words(
    nl="Goed, het bestand is niet opgeslagen en ik heb het weggegooid. Wil je het alsnog, typ dan klik mijn-gegevens.",
    en="All right, the file was not stored and I have thrown it away. If you want it after all, type klik my-data.",
)
OVER = Words(
    nl="Dit bestand is er niet meer. Typ klik mijn-gegevens, dan maak ik het opnieuw.",
    en="This file is not there any more. Type klik my-data, and I will make it again.",
)
_PACKAGE = Words(nl="klik-mijn-gegevens", en="klik-my-data")
_TITLE = Words(nl="Wat Klik van je bewaart", en="What Klik holds about you")
_TEXT = Words(
    nl="Hierin staat wat Klik van je bewaart. Zet het waar alleen jij erbij kunt. Dit bericht haal ik na {days} dagen weg.",
    en="This holds what Klik keeps about you. Put it where only you can open it. I take this message away after {days} days.",
)
_CV = Words(nl="cv", en="cv")
_CV_TITLE = Words(nl="Cv bij je match", en="CV with your match")
_CV_TEXT = Words(
    nl="Het cv bij je match. Gebruik het alleen voor deze begeleiding, en verwijder je kopie als je klaar bent.",
    en="The CV with your match. Use it only to help this candidate, and delete your copy when you are done.",
)
_ENDINGS: Mapping[str, str] = MappingProxyType(
    {"text/html": "html", "application/json": "json", PDF: "pdf", "application/zip": "zip", DOCX: "docx"}
)


def parcel(file: KeptFile, data: bytes, language: Language) -> Parcel:
    """LookupError for a kind of file that is handed to nobody."""
    if file.kind is FileKind.CV:
        name = f"{_CV.of(language)}.{_ENDINGS[file.media_type]}"
        return Parcel(file.id, name, _CV_TITLE.of(language), _CV_TEXT.of(language), data)
    if file.kind is not FileKind.PACKAGE:
        raise LookupError("no file to hand over")
    name = f"{_PACKAGE.of(language)}.{_ENDINGS[file.media_type]}"
    days = max((file.expires_at - file.kept_at).days, 1)
    return Parcel(file.id, name, _TITLE.of(language), _TEXT.of(language, days=str(days)), data)
