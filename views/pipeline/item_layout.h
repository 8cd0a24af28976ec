// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace signalbox::views {

/// Holds the items of a layout whose height follows from its width; where they go is said by who derives from it.
class ItemLayout : public QLayout {
    Q_OBJECT

public:
    explicit ItemLayout(QWidget* parent = nullptr);
    ~ItemLayout() override;

    void insertWidget(int index, QWidget* widget); ///< at the nearest end where there is no such place
    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), Purpose::Measure); }
    void setGeometry(const QRect& rect) override;

protected:
    enum class Purpose { Measure, Place };

    /// The height that the items take in this width; gives them their places when asked to.
    virtual int arrange(const QRect& rect, Purpose purpose) const = 0;
    /// Those that are not hidden.
    std::vector<QLayoutItem*> shownItems() const;

private:
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace signalbox::views
