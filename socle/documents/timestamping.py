"""Who says what time it is: a timestamp authority asked over HTTP (RFC 3161)."""

from urllib.request import Request, urlopen

from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

SECONDS = 10
MOST_BYTES = 1_000_000


class Authority(TimeStamper):
    """The authority at an https address that the operator chose (http on this machine only)."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        request = Request(  # noqa: S310 - the address is the operator's own setting
            self.address, data=req.dump(), headers={"Content-Type": "application/timestamp-query"}
        )
        try:
            with urlopen(request, timeout=SECONDS) as reply:  # noqa: S310
                return TimeStampResp.load(reply.read(MOST_BYTES))
        except (OSError, ValueError) as error:
            raise TimestampRequestError(f"{self.address}: {error}") from error
