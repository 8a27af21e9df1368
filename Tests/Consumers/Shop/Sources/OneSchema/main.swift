import TreatyRuntime

let order = try Order(
  json: """
    {"order_id": "o-1", "lines": [{"item": "tea", "count": 2}], "note": null, "gift": 1.50,
     "replaces": {"order_id": "o-0", "lines": [{"item": "tea", "count": 1}]}}
    """)
print(order.orderID, order.lines.count, order.lines[0].item, order.note, order.jsonText())

let changed = Order(orderID: "o-2", lines: [Order.Line(item: "milk", count: 1)], replaces: order)
print(changed.replaces?.orderID ?? "none")

do {
  _ = try Order(json: #"{"order_id": "o-1", "lines": [{"item": "tea", "count": 0}]}"#)
} catch {
  print(error)
}
