#pragma once

#include "bridge/net/proxy_lookup.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace portcullis {

class SettingField;
class SettingsStore;

//! \brief Which proxy connections take now, and why; for wss and ws apart where that differs. User
//! and password are not shown.
class ProxyInForce : public QWidget {
    Q_OBJECT

public:
    //! \a store must outlive it.
    explicit ProxyInForce(const SettingsStore& store, QWidget* parent = nullptr);

private:
    struct Row {
        QLabel* proxy = nullptr;
        SettingField* field = nullptr;
    };
    //! One kind of connection.
    struct Question {
        ProxyLookup lookup;
        std::optional<ProxyChoice> answer;
    };

    Row addRow(const QString& name, const char* objectName);
    void ask();
    void ask(Question& question, const QString& url);
    void showAnswers();
    void show(const Row& row, const ProxyChoice& choice);
    QString reasonOf(const ProxyChoice& choice) const;

    const SettingsStore& m_store;
    Question m_secure;
    Question m_plain;
    Row m_forBoth;
    Row m_forSecure;
    Row m_forPlain;
};

} // namespace portcullis
