// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "templates/template.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace signalbox::views {

class StatusIcon;

/// The fields of a template, each with what it is for below it, or with why its value cannot be taken, while it is
/// typed.
class TemplateForm final : public QWidget {
    Q_OBJECT

public:
    explicit TemplateForm(const templates::Template& asked, QWidget* parent = nullptr);

    templates::Values values() const;
    /// Whether each field's value can be taken.
    bool isSound() const;
    /// To the first field, or to the first whose value cannot be taken.
    void takeFocus();

Q_SIGNALS:
    void valuesChanged();

private:
    struct Entry {
        templates::Field field;
        QWidget* input = nullptr; ///< QLineEdit or QComboBox
        StatusIcon* sign = nullptr;
        QLabel* said = nullptr;
        bool isSound = true;
    };

    QWidget* makeInput(const templates::Field& field);
    QStringList valueOf(const Entry& entry) const;
    std::optional<core::Error> problemOf(const Entry& entry) const;
    void judge();

    std::vector<Entry> m_entries;
};

} // namespace signalbox::views
