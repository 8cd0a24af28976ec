// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_query.h"
#include "logs/log_scope.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace signalbox::views {

class ElidedLabel;

/// Where a text or a regular expression to look for is typed, and where to look for it: searches while typing, Enter
/// for the next match, Shift+Enter for the one before, Escape closes. An expression that is none is said to be so.
class FindBar final : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);
    logs::LogQuery query() const;
    void setRegularExpression(bool expression);
    LogScope scope() const;
    void setScope(LogScope scope);
    /// Whether other logs than this one can be looked through.
    void setOtherLogsOffered(bool offered);
    /// Whether the list of matches is asked for; always in other logs than this one.
    bool wantsList() const;

    /// Shows itself and takes the keyboard.
    void open();
    /// "3 of 120", "No match", ...; what is wrong with the expression goes before it.
    void setStatus(const QString& status);
    QString status() const;

Q_SIGNALS:
    void queryChanged();
    void scopeChanged();
    void listWanted(bool wanted);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* m_field;
    QToolButton* m_expression;
    QComboBox* m_scope;
    QToolButton* m_list;
    ElidedLabel* m_status;
};

} // namespace signalbox::views
