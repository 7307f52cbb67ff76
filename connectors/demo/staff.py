"""The people of the demo company: sales by region, service desk, finance, warehouse."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.identity import mobiles
from connectors.demo.people import chinese_names, latin
from connectors.demo.places import REGIONS
from connectors.demo.plan import Flags, Ints, Plan, Texts, within

DOMAIN = "hengyuan.example.com"
_REPS = {"华东": 4, "华南": 3, "华北": 2, "西南": 2, "华中": 2, "东北": 2, "西北": 1, "海外": 3}  # of scale 1
_SERVICE, _FINANCE, _STORES = 7, 3, 2


@dataclass(frozen=True)
class Staff:
    """One row a person. `region` is an index of `REGIONS`, -1 for the head office."""

    number: Texts
    name: Texts
    title: Texts
    department: Texts
    region: Ints
    phone: Texts
    email: Texts
    left: Flags
    changed: Ints

    def reps(self, region: int) -> list[int]:
        """Return the sales reps of a region who still work here."""
        return [
            i
            for i, (title, where) in enumerate(zip(self.title, self.region.tolist(), strict=True))
            if title == "销售代表" and where == region and not self.left[i]
        ]

    def desk(self) -> list[int]:
        """Return the service agents who still work here."""
        return [i for i, d in enumerate(self.department) if d == "客户服务部" and not self.left[i]]


def make_staff(plan: Plan) -> Staff:
    """Make the staff; the planted ones keep their numbers at every scale."""
    posts = _posts(plan.crew)
    count = len(posts)
    rng = plan.rng("staff")
    name = chinese_names(plan, "staff", count)
    left = rng.random(count) < 0.05
    left[:12] = False
    return Staff(
        number=[f"E{1001 + i}" for i in range(count)],
        name=name,
        title=[title for title, _, _ in posts],
        department=[department for _, department, _ in posts],
        region=np.array([region for _, _, region in posts], dtype=np.int64),
        phone=mobiles(np.arange(count) + 200_000),
        email=[f"{latin(n)}{i if n in name[:i] else ''}@{DOMAIN}" for i, n in enumerate(name)],
        left=left,
        changed=within(rng, plan.first, plan.last, count) * 86_400 + 36_000,
    )


def _posts(crew: int) -> list[tuple[str, str, int]]:
    """Return (title, department, region) of everybody, the planted people first."""
    east, abroad = REGIONS.index(planted.SALES1_REGION), REGIONS.index(planted.SALES2_REGION)
    posts = [("总经理", "总经办", -1)]
    posts += [("区域销售经理", "销售部", i) for i in range(len(REGIONS))]
    posts += [("销售代表", "销售部", east), ("销售代表", "销售部", abroad), ("客服专员", "客户服务部", -1)]
    for i, region in enumerate(REGIONS):
        missing = _REPS[region] * crew - (i in {east, abroad})
        posts += [("销售代表", "销售部", i)] * missing
    posts += [("客服专员", "客户服务部", -1)] * (_SERVICE * crew - 1)
    posts += [("会计", "财务部", -1)] * (_FINANCE * crew) + [("仓库管理员", "仓储部", -1)] * (_STORES * crew)
    return posts
