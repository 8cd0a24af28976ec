// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "signin/sign_in_state.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace signalbox::views {

/// Host and token, the button that checks them, what came of it, and what the token must be allowed to do.
class TokenForm final : public QWidget {
    Q_OBJECT

public:
    explicit TokenForm(QWidget* parent = nullptr);

    QString host() const;
    void setHost(const QString& host);
    QString token() const;
    void clearToken();
    void setKeychain(const QString& name);
    void show(const SignInState& state);
    /// Says what is wrong with what was typed, before anybody was asked.
    void showMistake(const core::Error& error);

Q_SIGNALS:
    void edited();
    void checkRequested();
    void browserRequested(const QUrl& page);

private:
    void layOut();
    void say(core::Outcome outcome, const QString& text);

    QComboBox* m_host;
    QLineEdit* m_token;
    QPushButton* m_check;
    class StatusIcon* m_mark;
    QLabel* m_result;
    QLabel* m_keeping;
};

} // namespace signalbox::views
