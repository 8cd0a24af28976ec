// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace signalbox::views {

/// What a screen shows while it has nothing to show: a drawing, one sentence why, one what to do, and a button for it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// `icon` names a drawing of resources/icons; no button when `action` is empty.
    void setContent(const QString& icon, const QString& what, const QString& advice = {}, const QString& action = {});
    QString what() const;
    QString advice() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void drawIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_what;
    QLabel* m_advice;
    QPushButton* m_action;
};

} // namespace signalbox::views
