#pragma once

#include "bridge/core/result.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace portcullis {

//! \brief One setting: its name, what it is edited with, a note, and what is wrong with it.
class SettingField : public QWidget {
    Q_OBJECT

public:
    //! \param name with an `&` before the letter of its shortcut, if it has one.
    //! \param editor becomes a child of this.
    SettingField(const QString& name, QWidget* editor, QWidget* parent = nullptr);

    //! Puts \a widget, such as a unit, to the right of the editor.
    void addBeside(QWidget* widget);

    //! What there is to say of it; empty for nothing.
    void setNote(const QString& text);

    //! Marks the editor as wrong, which \a text says in one sentence; empty for nothing.
    void setError(const QString& text);
    QString error() const;

    //! Says whether a change of it could be saved; see SettingsStore::change().
    void showSaved(const Result<void, QString>& saved);

    //! It cannot be edited, because the command line has said it with \a option.
    void setGivenBy(const QString& option);

private:
    QLabel* createLine(const char* name, int row);

    QWidget* m_editor;
    QGridLayout* m_grid;
    QHBoxLayout* m_editors;
    QLabel* m_note;
    QLabel* m_error;
};

} // namespace portcullis
