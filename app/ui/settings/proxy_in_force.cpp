#include "app/ui/settings/proxy_in_force.h"

#include "app/settings/settings_store.h"
#include "app/ui/settings/setting_field.h"

#include <QLabel>
#include <QVBoxLayout>

namespace portcullis {
namespace {

using Source = ProxyChoice::Source;

//! The desktop's answer can depend on the server. This one stands for all others.
const QString secureServer = QStringLiteral("wss://server.example/");
const QString plainServer = QStringLiteral("ws://server.example/");

QString problemOf(const ProxyChoice& choice)
{
    if (!choice.isUnusable)
        return {};
    return choice.source == Source::Desktop
        ? ProxyInForce::tr("The desktop does not say which proxy to use. Choose one here.")
        : ProxyInForce::tr("%1 in the environment is not a valid proxy. Correct it and start "
                           "Portcullis again, or choose a proxy here.")
              .arg(choice.variable);
}

QString proxyOf(const ProxyChoice& choice)
{
    if (choice.isUnusable)
        return ProxyInForce::tr("Nothing can connect");
    return choice.proxy ? choice.proxy->toString() : ProxyInForce::tr("No proxy");
}

} // namespace

ProxyInForce::ProxyInForce(const SettingsStore& store, QWidget* parent)
    : QWidget(parent), m_store(store)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_forBoth = addRow(tr("In force"), "proxyInForce");
    m_forSecure = addRow(tr("In force for wss://"), "secureProxyInForce");
    m_forPlain = addRow(tr("In force for ws://"), "plainProxyInForce");
    for (Question* const question : {&m_secure, &m_plain}) {
        connect(&question->lookup, &ProxyLookup::found, this,
            [this, question](const ProxyChoice& choice) {
                question->answer = choice;
                showAnswers();
            });
    }
    connect(&m_store, &SettingsStore::changed, this, qOverload<>(&ProxyInForce::ask));
    ask();
}

ProxyInForce::Row ProxyInForce::addRow(const QString& name, const char* objectName)
{
    auto* const proxy = new QLabel(this);
    proxy->setObjectName(QLatin1String(objectName));
    proxy->setTextFormat(Qt::PlainText);
    proxy->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const field = new SettingField(name, proxy, this);
    layout()->addWidget(field);
    return {proxy, field};
}

void ProxyInForce::ask()
{
    ask(m_secure, secureServer);
    ask(m_plain, plainServer);
    showAnswers();
}

void ProxyInForce::ask(Question& question, const QString& url)
{
    question.answer.reset();
    question.lookup.start(m_store.current().network, QUrl(url));
}

void ProxyInForce::showAnswers()
{
    const bool isKnown = m_secure.answer && m_plain.answer;
    const bool differ = isKnown && *m_secure.answer != *m_plain.answer;
    m_forBoth.field->setVisible(!differ);
    m_forSecure.field->setVisible(differ);
    m_forPlain.field->setVisible(differ);
    if (!isKnown) {
        m_forBoth.proxy->setText(tr("Asking..."));
        m_forBoth.field->setNote({});
        m_forBoth.field->setError({});
        return;
    }
    show(m_forBoth, *m_secure.answer);
    show(m_forSecure, *m_secure.answer);
    show(m_forPlain, *m_plain.answer);
}

void ProxyInForce::show(const Row& row, const ProxyChoice& choice)
{
    row.proxy->setText(proxyOf(choice));
    row.field->setNote(choice.isUnusable ? QString() : reasonOf(choice));
    row.field->setError(problemOf(choice));
}

QString ProxyInForce::reasonOf(const ProxyChoice& choice) const
{
    switch (choice.source) {
    case Source::Given:
        return m_store.given().proxy.isEmpty() ? tr("As chosen here.")
                                               : tr("From the command line (--proxy).");
    case Source::Environment:
        if (choice.variable.isEmpty())
            return tr("The environment sets one for other connections only.");
        return choice.proxy ? tr("From the environment (%1).").arg(choice.variable)
                            : tr("Turned off in the environment (%1).").arg(choice.variable);
    case Source::Desktop:
        return tr("From the settings of the desktop.");
    case Source::ThisComputer:
    case Source::Nobody:
        break;
    }
    return m_store.current().network.sources.environment.hasIgnoredProxy()
        ? tr("HTTP_PROXY in the environment is not used. Set http_proxy or all_proxy instead.")
        : tr("Neither the environment nor the desktop sets one.");
}

} // namespace portcullis
