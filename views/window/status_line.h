// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/clock.h"
#include "window/connection.h"

#include <QStatusBar>

class QLabel;

namespace signalbox::views {

class ElidedLabel;
class StatusIcon;

/// What we know about our own knowledge, at the foot of the window: connection, next look, quota, account. Looks at the
/// clock once a second while it can be seen.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(core::Clock& clock, QWidget* parent = nullptr);

    void setAccount(const std::optional<core::Account>& account);
    void setQuota(const core::Quota& quota);
    void setFreshness(const core::Freshness& freshness);
    void forgetFreshness(const core::RepositoryName& name);
    void setOffline(bool offline);
    void setNextLook(const std::optional<QDateTime>& at, bool looking);

    Connection connectionNow() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void tick();

    core::Clock& m_clock;
    Signs m_signs;
    std::optional<QDateTime> m_nextLook;
    bool m_looking = false;
    bool m_ticking = false;
    StatusIcon* m_mark;
    ElidedLabel* m_connection;
    QLabel* m_next;
    QLabel* m_quota;
    QLabel* m_account;
};

} // namespace signalbox::views
