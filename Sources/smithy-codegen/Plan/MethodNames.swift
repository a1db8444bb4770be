/// Names the methods of a client, so that no operation takes another's name or that of a method
/// which belongs to no operation.
enum MethodNames {
  static func assign(_ plan: inout ServicePlan) {
    var names = NameTable(reserved: ReservedNames.methods)
    let methods = names.assign(
      plan.operations.map { operation in
        let name = SwiftName.lowerCamel(operation.id.name)
        return NameTable.Wish(natural: name, longer: name + "Operation")
      })
    for (index, name) in methods.enumerated() { plan.operations[index].methodName = name }

    let paginated = plan.operations.indices.filter { plan.operations[$0].pagination != nil }
    let pages = names.assign(
      paginated.map { index in
        let name = plan.operations[index].methodName
        return NameTable.Wish(natural: name + "Pages", longer: name + "AllPages")
      })
    for (index, name) in zip(paginated, pages) { plan.operations[index].pagesName = name }

    let waiters = plan.operations.indices.flatMap { operation in
      plan.operations[operation].waiters.indices.map { (operation, $0) }
    }
    let waits = names.assign(
      waiters.map { operation, waiter in
        let name = plan.operations[operation].waiters[waiter].name
        return NameTable.Wish(
          natural: "waitUntil" + name,
          longer: "waitUntil" + plan.operations[operation].swiftName + name)
      })
    for ((operation, waiter), name) in zip(waiters, waits) {
      plan.operations[operation].waiters[waiter].methodName = name
    }
  }
}
