/** Attributes of the elements for the manifest: the analyzer knows neither shared declarations (`...stageProperties`) nor that `withAttributes` names attributes in kebab case. */

const kebab = (name) => name.replace(/[A-Z]/g, '-$&').toLowerCase();

/**
 * @param {() => import('typescript').Program} programOf the program that the analyzer walks through
 */
export function attributesPlugin(programOf) {
  /** The object that an expression stands for, in whichever module it is written. */
  function objectOf(ts, expression) {
    if (ts.isObjectLiteralExpression(expression)) return expression;
    if (ts.isCallExpression(expression)) return objectOf(ts, expression.arguments[0]);
    const checker = programOf().getTypeChecker();
    let symbol = checker.getSymbolAtLocation(expression);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
    const value = symbol?.valueDeclaration?.initializer;
    if (!value || !ts.isObjectLiteralExpression(value)) throw new Error(`manifest: ${expression.getText()} is no object that can be read`);
    return value;
  }

  /** The names of the properties that are attributes too. */
  function attributesIn(ts, expression) {
    return objectOf(ts, expression).properties.flatMap((property) => {
      if (ts.isSpreadAssignment(property)) return attributesIn(ts, property.expression);
      return /\b(attribute: false|state: true)\b/.test(property.initializer.getText()) ? [] : [property.name.getText()];
    });
  }

  return {
    name: 'attributes',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node)) return;
      const properties = node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'properties')?.initializer;
      const declaration = properties && moduleDoc.declarations.find(({ name }) => name === node.name.getText());
      if (!declaration) return;
      // A field that stands in a base class brings its attribute along.
      const isOwn = (fieldName) => declaration.members.some(({ name }) => name === fieldName);
      declaration.attributes = attributesIn(ts, properties).filter(isOwn).map((fieldName) => {
        const member = declaration.members.find(({ name }) => name === fieldName);
        const { type, description, default: preset, parsedType } = member;
        member.attribute = kebab(fieldName);
        return { name: member.attribute, ...(type && { type }), ...(preset && { default: preset }), ...(description && { description }), fieldName, ...(parsedType && { parsedType }) };
      });
    },
  };
}
