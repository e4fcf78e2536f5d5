"""``content/venues/*.yaml``: a place where lessons and competitions are held."""

from typing import Annotated

from sitebuilder.content.model.document import PageDocument
from sitebuilder.content.model.field_types import (
    PEOPLE,
    Photo,
    Range,
    Summary,
    Text,
    Title,
    Updated,
    about,
)


class Venue(PageDocument, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """A venue; its text fields are Markdown."""

    title: Title
    summary: Summary
    place: Annotated[
        str | None, about("位置", "哪栋楼、几层、哪一间。", "place", "The building, the floor and the room.")
    ] = None
    address: Annotated[str | None, about("地址", "路名和门牌。", "address", "The street and the number.")] = (
        None
    )
    seats: Annotated[
        Annotated[int, Range(1, 100_000, (*PEOPLE, "座", "个座位"))] | None,
        about("座位", "坐得下多少人，只写数字。", "seats", "How many people have a seat."),
    ] = None
    step_free_access: Annotated[
        str | None,
        about(
            "无障碍",
            "坡道、电梯、无障碍卫生间；没有的也写明。",
            "step-free access",
            "Ramps, lifts and toilets; also what is missing.",
        ),
    ] = None
    directions: Annotated[
        Text | None,
        about("怎么去", "坐什么车、从哪个门进、在哪里停车。", "how to get there", "By bus, on foot, by car."),
    ] = None
    equipment: Annotated[
        Text | None, about("设备", "有哪些设备，各有多少。", "equipment", "What there is to work with.")
    ] = None
    what_to_bring: Annotated[
        Text | None, about("携带物品", "来这里要带什么。", "what to bring", "What to bring along.")
    ] = None
    photos: Annotated[
        tuple[Photo, ...],
        about("照片", "放在旁边的照片：`- {file: 门口.jpg, alt: 入口的坡道}`。", "photos", "Pictures of it."),
    ] = ()
    updated: Updated = None

    @property
    def location(self) -> str:
        """The location for calendars: the title, the place and the address, as far as they are known."""
        return "，".join(filter(None, (self.title, self.place, self.address)))
