#include "tests/support/living_document.h"

namespace portcullis::test {

QByteArray livingDocument(const QByteArray& script)
{
    return "console.log('begins'); let beats = 0;"
           "setInterval(() => console.log(`beat ${++beats};`), 50);"
           "const add = (tag, attributes, parent = document.body) => {"
           "  const element = document.createElement(tag);"
           "  for (const name in attributes) element.setAttribute(name, attributes[name]);"
           "  parent.append(element); return element; };"
           "const fill = (href, attributes = {}) => { const a = add('a', { href,"
           "  style: 'position: fixed; inset: 0; background: silver', ...attributes });"
           "  a.append('link'); return a; };"
        + script
        + "\nrequestAnimationFrame(() => requestAnimationFrame(() => console.log('ready')));";
}

bool livesOn(const OpenResource& open)
{
    const int beats = open.count("beat ");
    return waitFor([&] { return open.count("beat ") > beats + 5; })
        && open.count("log: begins") == 1;
}

} // namespace portcullis::test
