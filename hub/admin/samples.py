"""People who do not exist, for the style guide: usual, long, right to left, from a list, without anything."""

from hub.accounts.models import Person


def _sample(name: str, **columns) -> Person:
    return Person(**{"name": name, "state": "active", "role": "practitioner", "organisation": "", "country": "", "handle": "sample"} | columns)


PEOPLE = [
    _sample("Amina Otieno", organisation="Kisumu County Water Office", country="KE"),
    _sample("Li Wei", role="researcher", organisation="清华大学", country="CN"),
    _sample("فاطمة الزهراء بنعلي", role="policy_maker", organisation="وزارة التجهيز والماء", country="MA"),
    _sample("Venkatanarasimharajuvaripeta Subramaniam-Krishnamoorthy-Iyeng", organisation="Tamil Nadu Rural Drinking Water Association", country="IN"),
    _sample("Ngozi Eze", state="placeholder", role="other"),
    _sample("Ö", role="other"),
]
