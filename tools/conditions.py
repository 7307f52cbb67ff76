"""What business words mean in SQL, once for all tools: late, open, overdue, a real order, where an order belongs.

Aliases are fixed: o order, l line, p product, c customer, w staff, s shipment, i invoice, y payment, t ticket,
k stock level, n opportunity. `$today` is the day of the user's scope.
"""

# An order that counts as sold: an offer, a draft or a cancelled one does not.
REAL_ORDER = "(o.status IS NULL OR o.status NOT IN ('quotation', 'draft', 'cancelled'))"
OPEN_ORDER = "o.status IN ('confirmed', 'partially_shipped')"
NOT_OPEN_ORDER = "(o.status IS NULL OR o.status NOT IN ('confirmed', 'partially_shipped'))"

# Shipped after the promised day, or not shipped and the promised day has passed.
LATE = (
    "coalesce(o.shipped_on > o.promised_on OR (o.shipped_on IS NULL AND o.promised_on < $today "
    "AND (o.status IS NULL OR o.status NOT IN ('shipped', 'completed'))), FALSE)"
)
DAYS_LATE = f"CASE WHEN {LATE} AND {REAL_ORDER} THEN date_diff('day', o.promised_on, coalesce(o.shipped_on, $today)) END"

OPEN_INVOICE = "(i.open_amount > 0 AND (i.status IS NULL OR i.status NOT IN ('draft', 'cancelled', 'paid')))"
OVERDUE = f"({OPEN_INVOICE} AND i.due_on < $today)"

OPEN_TICKET = "t.status IN ('open', 'pending')"
CLOSED_TICKET = "t.status IN ('resolved', 'closed')"
OPEN_STAGE = "(n.stage IS NULL OR n.stage NOT IN ('won', 'lost'))"
COMING = "u.status IN ('planned', 'ordered', 'in_transit')"

# An order belongs where its customer is; where that is unknown, where it goes.
PLACE = {
    "country": "coalesce(c.country, o.ship_to_country)",
    "region": "coalesce(c.region, o.ship_to_region)",
    "city": "coalesce(c.city, o.ship_to_city)",
}
