"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from socle.core.errors import UnreadableInput
from socle.core.exchange.cdc.schemas import official_schemas
from socle.environment import OFFICIAL_SCHEMAS, home

# A broken schema is told when the site starts, not on the day of the deposit.
try:
    official_schemas(home() / OFFICIAL_SCHEMAS)
except UnreadableInput as error:
    raise RuntimeError(f"error: {error}\nhint: {error.remedy}") from None

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socle.settings")
application = get_wsgi_application()
