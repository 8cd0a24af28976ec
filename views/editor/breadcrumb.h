// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QToolButton;

namespace signalbox::views {

/// What the cursor is in, from outside in, above the text: "ci.yml › jobs › test › steps › 3 Run tests". A click goes
/// to where that begins.
class Breadcrumb final : public QWidget {
    Q_OBJECT

public:
    struct Crumb {
        QString label; ///< plain text of one line
        int line = 0; ///< from 1

        bool operator==(const Crumb&) const = default;
    };

    explicit Breadcrumb(QWidget* parent = nullptr);

    void setTrail(const std::vector<Crumb>& trail);
    const std::vector<Crumb>& trail() const { return m_trail; }
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(int line);

private:
    void addButton();

    std::vector<Crumb> m_trail;
    std::vector<QToolButton*> m_buttons;
    std::vector<QWidget*> m_signs; ///< before each button but the first
    QHBoxLayout* m_row;
};

} // namespace signalbox::views
