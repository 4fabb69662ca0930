"""What the workshop's requests say: strict shapes, refused with every problem by its key."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request

from sim.web.body import read_body
from sim.web.refusal import Refusal, Trouble

__all__ = ["Coming", "Do", "Joining", "Key", "Mine", "Opening", "Seat", "Takeaway", "told"]

Code = Annotated[str, Field(min_length=1, max_length=12)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Typed = Annotated[str, Field(min_length=1, max_length=80)]


class _Body(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Joining(_Body):
    """Somebody new. The id makes a retry known, and is to be as hard to guess as a password."""

    code: Code
    name: Annotated[str, Field(max_length=200)]
    id: Id


class Coming(_Body):
    """Somebody who has lost the cookie."""

    code: Code
    return_code: Typed


class Do(_Body):
    """A deed of a seat or of the desk; with a stage, only while the session stands there."""

    code: Code
    id: Id
    stage: Annotated[str, Field(max_length=20)] | None = None
    kind: Annotated[str, Field(max_length=20)]
    content: dict[str, Any]


class Mine(_Body):
    """A session."""

    code: Code


class Key(_Body):
    """The key of the desk."""

    key: Typed


class Opening(_Body):
    """A wish for a session."""

    opening: dict[str, Any]


class Seat(_Body):
    """A seat that gets new secrets."""

    code: Code
    seat: Annotated[str, Field(max_length=12)]


class Takeaway(_Body):
    """The debrief in one of its forms."""

    code: Code
    kind: Literal["html", "pdf", "json", "zip"]
    language: Literal["en", "zh"] = "en"


B = TypeVar("B", bound=_Body)


async def told(request: Request, shape: type[B]) -> B:
    """The body of a request.

    Raises:
        Refusal: it is not of this shape (400).
    """
    given = await read_body(request)
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        troubles = [
            Trouble(".".join(str(part) for part in each["loc"]), each["msg"])
            for each in error.errors(include_url=False, include_input=False)
        ]
        words = "; ".join(f"{each.key}: {each.message}" for each in troubles[:3])
        raise Refusal(400, words, troubles) from None
