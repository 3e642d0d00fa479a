#include "app/ui/settings/proxy_settings.h"

#include "app/settings/settings_store.h"
#include "app/ui/settings/calm_combo_box.h"
#include "app/ui/settings/proxy_in_force.h"
#include "app/ui/settings/setting_field.h"
#include "bridge/core/limits.h"
#include "bridge/net/proxy.h"

#include <QLineEdit>

namespace portcullis {
namespace {

using Kind = ProxyParts::Kind;

constexpr int maxSecretLength = 255;
constexpr int maxPortLength = 5;
constexpr int textWidth = 260;
constexpr int portWidth = 80;

bool hasServer(Kind kind)
{
    return kind != Kind::System && kind != Kind::None;
}

QString usualPort(Kind kind)
{
    return QString::number(kind == Kind::Http ? httpProxyPort : socksProxyPort);
}

} // namespace

ProxySettings::ProxySettings(SettingsStore& store, QWidget* parent)
    : SettingsSection(tr("Proxy"),
        tr("For the connections of all resources, from the next one that is made."), parent),
      m_store(store), m_kind(new CalmComboBox(this)),
      m_kindField(new SettingField(tr("&Kind"), m_kind, this))
{
    addKinds();
    m_host = addLine(tr("H&ost"), "proxyHost", int(limits::maxHostLength));
    m_port = addLine(tr("Po&rt"), "proxyPort", maxPortLength);
    m_user = addLine(tr("&User"), "proxyUser", maxSecretLength);
    m_password = addLine(tr("Pass&word"), "proxyPassword", maxSecretLength);
    m_port.edit->setFixedWidth(portWidth);
    m_password.edit->setEchoMode(QLineEdit::Password);
    m_user.field->setNote(tr("Leave it empty if the proxy asks for none."));
    m_password.field->setNote(tr("It is kept in the settings file, where it can be read."));
    const QString& given = m_store.given().proxy;
    show(proxyParts(given.isEmpty() ? m_store.written().proxy : given));
    if (!given.isEmpty())
        disable();
    add(new ProxyInForce(m_store, this));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProxySettings::onKindChanged);
}

void ProxySettings::addKinds()
{
    m_kind->setObjectName(QStringLiteral("proxyKind"));
    m_kind->addItem(tr("Like the system"), int(Kind::System));
    m_kind->addItem(tr("None"), int(Kind::None));
    m_kind->addItem(tr("HTTP"), int(Kind::Http));
    m_kind->addItem(tr("SOCKS 4"), int(Kind::Socks4));
    m_kind->addItem(tr("SOCKS 4a"), int(Kind::Socks4a));
    m_kind->addItem(tr("SOCKS 5"), int(Kind::Socks5));
    add(m_kindField);
}

ProxySettings::Line ProxySettings::addLine(
    const QString& name, const char* objectName, int maxLength)
{
    auto* const edit = new QLineEdit(this);
    edit->setObjectName(QLatin1String(objectName));
    edit->setMaxLength(maxLength);
    edit->setFixedWidth(textWidth);
    auto* const field = new SettingField(name, edit, this);
    add(field);
    connect(edit, &QLineEdit::editingFinished, this, &ProxySettings::save);
    return {edit, field};
}

void ProxySettings::show(const ProxyParts& parts)
{
    m_kind->setCurrentIndex(m_kind->findData(int(parts.kind)));
    m_host.edit->setText(parts.host);
    m_port.edit->setText(hasServer(parts.kind) ? QString::number(parts.port) : QString());
    m_user.edit->setText(parts.user);
    m_password.edit->setText(parts.password);
    for (const Line& line : {m_host, m_port, m_user, m_password})
        line.field->setVisible(hasServer(parts.kind));
}

void ProxySettings::onKindChanged()
{
    const auto kind = Kind(m_kind->currentData().toInt());
    for (const Line& line : {m_host, m_port, m_user, m_password})
        line.field->setVisible(hasServer(kind));
    const QString port = m_port.edit->text();
    const bool isUsual
        = port.isEmpty() || port == usualPort(Kind::Http) || port == usualPort(Kind::Socks5);
    if (hasServer(kind) && isUsual)
        m_port.edit->setText(usualPort(kind));
    save();
}

//! What has been entered, or nothing, with its errors marked.
std::optional<ProxyParts> ProxySettings::read()
{
    ProxyParts parts;
    parts.kind = Kind(m_kind->currentData().toInt());
    if (!hasServer(parts.kind))
        return parts;
    bool isPort = false;
    parts.host = m_host.edit->text().trimmed();
    parts.port = m_port.edit->text().toUShort(&isPort);
    parts.user = m_user.edit->text();
    parts.password = m_password.edit->text();
    if (markErrors(parts, isPort && parts.port > 0))
        return std::nullopt;
    return parts;
}

bool ProxySettings::markErrors(const ProxyParts& parts, bool isPort)
{
    const bool isHost = isProxyHost(parts.host);
    const bool lacksUser = parts.user.isEmpty() && !parts.password.isEmpty();
    m_host.field->setError(
        isHost ? QString() : tr("Enter a host name or an address, such as proxy.example."));
    m_port.field->setError(isPort ? QString() : tr("Enter a number from 1 to 65535."));
    m_user.field->setError(lacksUser ? tr("Enter the user whose password it is.") : QString());
    return !isHost || !isPort || lacksUser;
}

void ProxySettings::save()
{
    const std::optional<ProxyParts> parts = read();
    if (!parts || *parts == proxyParts(m_store.written().proxy))
        return;
    const auto saved
        = m_store.change([&parts](WrittenSettings& written) { written.proxy = proxyText(*parts); });
    m_kindField->showSaved(saved);
}

void ProxySettings::disable()
{
    m_kindField->setGivenBy(QStringLiteral("--proxy"));
    for (const Line& line : {m_host, m_port, m_user, m_password})
        line.edit->setEnabled(false);
}

} // namespace portcullis
