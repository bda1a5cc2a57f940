"""What an endpoint of the API receives."""

from django.http import HttpRequest

from socle.apps.api_keys.queries import Holder
from socle.core.api_access import Allowance


class ApiRequest(HttpRequest):
    """`holder` is who asks; `operation` is the name of what is asked."""

    holder: Holder
    allowance: Allowance
    operation: str
