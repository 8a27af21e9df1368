// Says what Swift files declare, one declaration a line, as the toolchain's own parser reads them.
//
//     declarations FILE…
//     file FILE
//     struct Shop.Order
//     var Shop.Order.id
//
// What is not expected in generated code comes out as `other` and its kind of syntax.

import Foundation
import SwiftParser
import SwiftSyntax

final class Declarations: SyntaxAnyVisitor {
  private var path: [String] = []
  private(set) var lines: [String] = []

  private func note(_ word: String, _ name: String) {
    lines.append("\(word) \((path + [name]).joined(separator: "."))")
  }

  private func name(_ token: TokenSyntax) -> String {
    token.text.filter { $0 != "`" }
  }

  private func enter(_ word: String, _ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    note(word, name(token))
    path.append(name(token))
    return .visitChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    enter("struct", node.name)
  }
  override func visitPost(_ node: StructDeclSyntax) { path.removeLast() }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    enter("enum", node.name)
  }
  override func visitPost(_ node: EnumDeclSyntax) { path.removeLast() }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    // A long name may be broken before its dots.
    path.append(node.extendedType.trimmedDescription.filter { !$0.isWhitespace })
    return .visitChildren
  }
  override func visitPost(_ node: ExtensionDeclSyntax) { path.removeLast() }
  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
    note("typealias", name(node.name))
    return .skipChildren
  }
  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    for binding in node.bindings {
      note(node.bindingSpecifier.text, binding.pattern.trimmedDescription.filter { $0 != "`" })
    }
    return .skipChildren
  }
  override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
    for element in node.elements { note("case", name(element.name)) }
    return .skipChildren
  }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    note("func", name(node.name))
    return .skipChildren
  }
  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    note("init", "init")
    return .skipChildren
  }
  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
    note("import", node.path.trimmedDescription)
    return .skipChildren
  }
  /// What no function above is for.
  override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
    let isStatement = node.parent?.is(CodeBlockItemSyntax.self) == true
    if node.is(DeclSyntax.self) || isStatement { lines.append("other \(node.kind)") }
    return .visitChildren
  }
}

for file in CommandLine.arguments.dropFirst() {
  print("file \(file)")
  let tree = Parser.parse(source: try String(contentsOfFile: file, encoding: .utf8))
  if tree.hasError { print("other error in \(file)") }
  let declarations = Declarations(viewMode: .sourceAccurate)
  declarations.walk(tree)
  for line in declarations.lines { print(line) }
}
