// Finds what a script looks up in the realm of the page, which may have changed it. What is in a
// folder named natives runs before the page's own scripts, and may.
import ts from "typescript";

export interface Finding {
    readonly file: string;
    readonly line: number;
    readonly what: string;
}

/** Values of the language that nobody can change. */
const constants = ["undefined", "Infinity", "NaN"];

/** Data that an object has as its own, by the interface that declares it. */
const ownData: Record<string, readonly string[]> = {
    Array: ["length"],
    Function: ["length"],
    IArguments: ["length"],
    ReadonlyArray: ["length"],
    String: ["length"],
};

type Check = (node: ts.Node, context: Context) => string | undefined;

interface Context {
    readonly checker: ts.TypeChecker;
    isInLibrary(declaration: ts.Declaration): boolean;
    isOfLibrary(symbol: ts.Symbol | undefined): boolean;
}

function isOwnData(symbol: ts.Symbol): boolean {
    const interfaces = symbol.declarations?.map(({ parent }) => parent) ?? [];
    return interfaces.every(
        (parent) =>
            ts.isInterfaceDeclaration(parent) &&
            ownData[parent.name.text]?.includes(symbol.name) === true,
    );
}

/** Whether it only says which property a binding takes. */
function isPropertyName(node: ts.Node): boolean {
    const { parent } = node;
    return ts.isBindingElement(parent) && parent.propertyName === node;
}

function isDeclarationName(node: ts.Identifier): boolean {
    const { parent } = node;
    const isName = "name" in parent && parent.name === node;
    return isName && !ts.isShorthandPropertyAssignment(parent);
}

const global: Check = (node, { checker, isOfLibrary }) => {
    if (!ts.isIdentifier(node) || constants.includes(node.text)) {
        return undefined;
    }
    if (isDeclarationName(node) || isPropertyName(node)) {
        return undefined;
    }
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
    const isGlobal = isOfLibrary(symbol) || symbol?.name === "globalThis";
    return isGlobal ? `the global ${node.text}` : undefined;
};

function accessed(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
    if (ts.isPropertyAccessExpression(node)) {
        return checker.getSymbolAtLocation(node.name);
    }
    if (ts.isElementAccessExpression(node)) {
        return checker.getSymbolAtLocation(node.argumentExpression);
    }
    const isTaken = ts.isBindingElement(node) && !node.dotDotDotToken;
    if (isTaken && ts.isObjectBindingPattern(node.parent)) {
        const name = node.propertyName ?? node.name;
        return checker.getTypeAtLocation(node.parent).getProperty(name.getText());
    }
    return undefined;
}

const member: Check = (node, { checker, isOfLibrary }) => {
    const symbol = accessed(node, checker);
    if (!symbol || !isOfLibrary(symbol) || isOwnData(symbol)) {
        return undefined;
    }
    return `the member ${symbol.name} of what is the engine's`;
};

const unchecked: Check = (node, { checker }) => {
    const isMade = ts.isCallExpression(node) || ts.isElementAccessExpression(node);
    if (!(isMade || ts.isIdentifier(node)) || isPropertyName(node)) {
        return undefined;
    }
    const isAny = (checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any) !== 0;
    return isAny ? "any, of which nothing is known" : undefined;
};

function isArrayTarget(node: ts.Node): boolean {
    const { parent } = node;
    const isAssigned =
        ts.isBinaryExpression(parent) &&
        parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        parent.left === node;
    return isAssigned && ts.isArrayLiteralExpression(node);
}

const iteration: Check = (node) => {
    if (ts.isForOfStatement(node)) {
        return "for-of, which asks for an iterator";
    }
    if (ts.isSpreadElement(node)) {
        return "a spread, which asks for an iterator";
    }
    if (ts.isArrayBindingPattern(node) || isArrayTarget(node)) {
        return "array destructuring, which asks for an iterator";
    }
    return undefined;
};

function isGenerator(node: ts.Node): boolean {
    return "asteriskToken" in node && node.asteriskToken !== undefined;
}

const conversion: Check = (node, { checker, isInLibrary }) => {
    if (!ts.isNewExpression(node)) {
        return undefined;
    }
    const declaration = checker.getResolvedSignature(node)?.declaration;
    const isNative = declaration !== undefined && isInLibrary(declaration);
    const isGivenList = node.arguments?.some((each) =>
        checker.isArrayLikeType(checker.getTypeAtLocation(each)),
    );
    return isNative && isGivenList ? "a list for the engine, which asks for an iterator" : undefined;
};

const promise: Check = (node) => {
    if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) {
        return "async or await, which asks promises for their class";
    }
    return ts.isFunctionLike(node) && isGenerator(node)
        ? "a generator, whose prototype is shared"
        : undefined;
};

const inheritance: Check = (node) => {
    if (ts.isForInStatement(node)) {
        return "for-in, which sees what is inherited";
    }
    if (!ts.isBinaryExpression(node) || ts.isPrivateIdentifier(node.left)) {
        return undefined;
    }
    switch (node.operatorToken.kind) {
        case ts.SyntaxKind.InstanceOfKeyword:
            return "instanceof, which asks the class";
        case ts.SyntaxKind.InKeyword:
            return "in, which sees what is inherited";
        default:
            return undefined;
    }
};

const expression: Check = (node) =>
    ts.isRegularExpressionLiteral(node)
        ? "a regular expression, whose methods ask for exec"
        : undefined;

const constructor: Check = (node) => {
    const isDerived =
        ts.isClassLike(node) &&
        node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) === true;
    return isDerived && !node.members.some(ts.isConstructorDeclaration)
        ? "an implied constructor, which may pass its arguments by an iterator"
        : undefined;
};

const checks = [
    ...[global, member, unchecked, iteration, conversion],
    ...[promise, inheritance, expression, constructor],
];

/** Whether nothing of it is there when the script runs. */
function isOnlyType(node: ts.Node): boolean {
    const isImplements =
        ts.isHeritageClause(node) && node.token === ts.SyntaxKind.ImplementsKeyword;
    const isType = ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
    const isModule = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const isTyped = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
    return isType || isImplements || isModule || isTyped;
}

/** What `source` looks up. */
export function lookupsIn(source: ts.SourceFile, program: ts.Program): Finding[] {
    const isInLibrary = (declaration: ts.Declaration): boolean =>
        program.isSourceFileDefaultLibrary(declaration.getSourceFile());
    const context: Context = {
        checker: program.getTypeChecker(),
        isInLibrary,
        isOfLibrary: (symbol) => symbol?.declarations?.some(isInLibrary) ?? false,
    };
    const findings: Finding[] = [];
    const visit = (node: ts.Node): void => {
        if (isOnlyType(node)) {
            return;
        }
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        const found = checks.map((check) => check(node, context));
        for (const what of found.filter((each) => each !== undefined)) {
            findings.push({ file: source.fileName, line, what });
        }
        ts.forEachChild(node, visit);
    };
    ts.forEachChild(source, visit);
    return findings;
}
