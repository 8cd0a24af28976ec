// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace signalbox::views {

/// Cards in as many columns of equal width as there is room for; each card goes under the shortest column, so that none
/// is stretched and no gap is left.
class CardLayout final : public QLayout {
    Q_OBJECT

public:
    /// No column gets narrower than `leastWidth`, unless there is but one.
    explicit CardLayout(int leastWidth, QWidget* parent = nullptr);
    ~CardLayout() override;

    void insertWidget(int index, QWidget* widget);
    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool move) const;

    int m_leastWidth;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace signalbox::views
