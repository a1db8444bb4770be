import CommandSupport
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An application with what belongs to it, as lines for a person.
struct ApplicationOverviewView {
  let lines: [StyledLine]

  init(_ overview: ApplicationOverview, _ style: TerminalStyle, at now: Date) {
    let painter = Painter(style: style, now: now)
    lines =
      painter.heading(overview)
      + painter.section("Components", painter.components(overview.components))
      + painter.section("Databases", painter.databases(overview.databases))
      + painter.section("Last operations", painter.operations(overview.operations))
  }

  private struct Painter {
    let style: TerminalStyle
    let now: Date

    /// A row of a section: a mark, then columns.
    struct Row {
      var mark: TerminalMark
      var depth = 0
      var columns: [String]
    }

    func heading(_ overview: ApplicationOverview) -> [StyledLine] {
      let application = overview.application
      var title = style.symbol(TerminalMark(application))
      title.append(" ")
      title.append(application.id ?? "", .bold)
      title.append("  \(application.type?.rawValue ?? "")  \(application.status?.rawValue ?? "")")
      if let discovery = application.discoveryStatus { title.append("  discovery \(discovery)") }
      var lines = [title]
      if let message = application.statusMessage {
        lines.append(StyledLine("  \(message)", .yellow))
      }
      if let arn = application.arn { lines.append(StyledLine("  \(arn)", .dim)) }
      for arn in application.associatedApplicationArns ?? [] {
        lines.append(StyledLine("  associated with \(arn)", .dim))
      }
      let tags = overview.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      if !tags.isEmpty { lines.append(StyledLine("  tags: \(tags.joined(separator: ", "))", .dim)) }
      return lines
    }

    func section(_ title: String, _ rows: [Row]) -> [StyledLine] {
      let heading = [StyledLine(), StyledLine(title, .bold)]
      guard !rows.isEmpty else { return heading + [StyledLine("  none", .dim)] }
      // The widths of the columns, but for the last, which nothing follows.
      var widths: [Int] = []
      for row in rows {
        for (index, text) in row.columns.enumerated() {
          let width = text.printable.columns + (index == 0 ? 2 * row.depth : 0)
          if index < widths.count {
            widths[index] = max(widths[index], width)
          } else {
            widths.append(width)
          }
        }
      }
      return heading + rows.map { line($0, widths) }
    }

    private func line(_ row: Row, _ widths: [Int]) -> StyledLine {
      var line = StyledLine(String(repeating: "  ", count: row.depth + 1))
      line.append(style.symbol(row.mark))
      line.append(" ")
      let last = row.columns.lastIndex { !$0.isEmpty } ?? 0
      for (index, text) in row.columns.enumerated() where index <= last {
        line.append(text, row.mark == .bad && index == 2 ? .red : nil)
        guard index < last else { break }
        let used = text.printable.columns + (index == 0 ? 2 * row.depth : 0)
        line.append(String(repeating: " ", count: max(widths[index] - used, 0) + 2))
      }
      return line
    }

    // MARK: Sections

    /// Components with those below them, in the order of the list.
    func components(_ all: [Component]) -> [Row] {
      let ids = Set(all.compactMap(\.componentId))
      let top = all.filter { $0.parentComponent.map { !ids.contains($0) } ?? true }
      var shown: Set<String> = []
      func rows(_ components: [Component], _ depth: Int) -> [Row] {
        components.flatMap { component -> [Row] in
          let id = component.componentId ?? ""
          guard shown.insert(id).inserted else { return [] }
          let below = all.filter { $0.parentComponent == id && !id.isEmpty }
          return [row(component, depth)] + (below.isEmpty ? [] : rows(below, depth + 1))
        }
      }
      // Components that are above each other, which should not be, are shown all the same.
      return rows(top, 0) + rows(all, 0)
    }

    private func row(_ component: Component, _ depth: Int) -> Row {
      let host = component.associatedHost
      let addresses = (host?.ipAddresses ?? []).compactMap(\.ipAddress)
      let place = [host?.hostname, host?.ec2InstanceId, addresses.first].compactMap { $0 }
      let roles = [
        component.resilience?.hsrReplicationMode?.rawValue,
        component.resilience?.hsrTier.map { "tier \($0)" },
        component.resilience?.clusterStatus.map { "cluster \($0)" },
      ].compactMap { $0 }
      return Row(
        mark: TerminalMark(component.status), depth: depth,
        columns: [
          component.componentId ?? "", component.componentType?.rawValue ?? "",
          component.status?.rawValue ?? "", place.joined(separator: ", "),
          roles.joined(separator: ", "),
        ])
    }

    func databases(_ all: [Database]) -> [Row] {
      all.map { database in
        let port = database.sqlPort.map { ":\($0)" } ?? ""
        return Row(
          mark: TerminalMark(database.status),
          columns: [
            database.databaseId ?? "", database.databaseType?.rawValue ?? "",
            database.status?.rawValue ?? "", database.primaryHost.map { $0 + port } ?? "",
          ])
      }
    }

    func operations(_ all: [SsmSapModels.Operation]) -> [Row] {
      all.map { operation in
        let duration = operation.startTime.map { start in
          (operation.endTime ?? now).duration(since: start).inWords
        }
        return Row(
          mark: TerminalMark(operation.status),
          columns: [
            operation.startTime?.dateAndTime ?? "", operation.type ?? "",
            operation.status?.rawValue ?? "", duration ?? "", operation.id ?? "",
            operation.statusMessage ?? "",
          ])
      }
    }
  }
}
