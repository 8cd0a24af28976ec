// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/freeze_window.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTimeEdit;

namespace signalbox::views {

/// The times in which nothing is to be rolled back by itself: a list of them, and the chosen one in a form.
class FreezePage final : public QWidget {
    Q_OBJECT

public:
    explicit FreezePage(std::vector<delivery::FreezeWindow> windows, QWidget* parent = nullptr);

    /// As they stand in the form, also where one has a flaw.
    const std::vector<delivery::FreezeWindow>& windows() const { return m_windows; }
    /// Shows this one, with the keyboard in the field that its JSON calls so.
    void focusField(int row, const QString& field);

private:
    void add();
    void remove();
    void show(int row);
    void showKind();
    void keep();
    void setTimes(const delivery::FreezeWindow& window);

    std::vector<delivery::FreezeWindow> m_windows;
    int m_shown = -1;
    QListWidget* m_list;
    QPushButton* m_remove;
    QWidget* m_fields;
    QFormLayout* m_form;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QComboBox* m_fromDay;
    QTimeEdit* m_fromTime;
    QComboBox* m_toDay;
    QTimeEdit* m_toTime;
    QComboBox* m_zone;
    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
};

} // namespace signalbox::views
