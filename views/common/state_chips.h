// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QButtonGroup;
class QToolButton;

namespace signalbox::views {

/// All, failed, running, waiting: one of them is chosen, and each says how many it would show.
class StateChips final : public QWidget {
    Q_OBJECT

public:
    /// `what` is counted: "runs". Each chip's object name is `name` and its word.
    StateChips(const QString& name, const QString& what, const std::array<QString, 4>& words);

    int chosen() const; ///< 0 to 3
    void choose(int chip);
    void setCounts(const std::array<int, 4>& counts);

Q_SIGNALS:
    void toggled();

private:
    QString m_what;
    std::array<QString, 4> m_words;
    QButtonGroup* m_group;
    std::array<QToolButton*, 4> m_chips{};
};

} // namespace signalbox::views
